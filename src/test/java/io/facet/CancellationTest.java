package io.facet;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CancellationTest {

    @Test
    void nobodyIsCancelledUnasked() {
        Cancellation cancellation = new Cancellation();

        assertThat(cancellation.isCancelled()).isFalse();
        assertThatCode(() -> cancellation.throwIfCancelled("Stopped.")).doesNotThrowAnyException();
    }

    @Test
    void whatIsCancelledStaysSoAndEndsWithASentence() {
        Cancellation cancellation = new Cancellation();

        cancellation.cancel();

        assertThat(cancellation.isCancelled()).isTrue();
        assertThat(cancellation.isCancelled()).isTrue();
        assertThatThrownBy(() -> cancellation.throwIfCancelled("Stopped."))
                .isInstanceOf(FacetException.class)
                .hasMessage("Stopped.");
    }

    @Test
    void aKeyThatWasPressedOnceIsRemembered() {
        AtomicBoolean key = new AtomicBoolean();
        Cancellation cancellation = Cancellation.when(key::get);

        assertThat(cancellation.isCancelled()).isFalse();
        key.set(true);
        assertThat(cancellation.isCancelled()).isTrue();
        key.set(false);
        assertThat(cancellation.isCancelled()).isTrue();
    }

    @Test
    void aKeyIsNotAskedForWhatIsCancelledAlready() {
        Cancellation cancellation =
                Cancellation.when(
                        () -> {
                            throw new AssertionError("asked");
                        });

        cancellation.cancel();

        assertThat(cancellation.isCancelled()).isTrue();
    }

    @Test
    void everyThreadThatWorksSeesThatAnotherOneCancelled() throws Exception {
        Cancellation cancellation = new Cancellation();
        List<CompletableFuture<Void>> workers =
                Stream.generate(() -> CompletableFuture.runAsync(() -> work(cancellation)))
                        .limit(2)
                        .toList();

        cancellation.cancel();

        for (CompletableFuture<Void> worker : workers) {
            worker.get(30, SECONDS);
        }
    }

    /** Polls nothing else, so that only the flag itself can end the loop. */
    private static void work(Cancellation cancellation) {
        while (!cancellation.isCancelled()) {
            Thread.onSpinWait();
        }
    }
}
