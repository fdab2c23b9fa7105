package io.facet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("sentences")
class FailureTest {

    private static final Failure.Advice ADVICE = new Failure.Advice("memory", "a", "b", " there");

    @Test
    void aFullDiskIsForTheUserToMendWhereverItWasMet() {
        Failure failure =
                Failure.of(
                        new UncheckedIOException(new IOException("No space left on device")),
                        ADVICE);

        assertThat(failure.mendable()).isTrue();
        assertThat(failure.sentence())
                .isEqualTo(
                        "A file cannot be written: the disk is full. Free some space and try"
                                + " again.");
    }

    @Test
    void wordsOfAFullDiskThatNoFileIsBehindAreAFault() {
        assertThat(Failure.of(new IllegalStateException("quota exceeded"), ADVICE).mendable())
                .isFalse();
    }
}
