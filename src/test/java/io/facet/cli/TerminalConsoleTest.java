package io.facet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import io.facet.weights.PublishedNetwork.Licence;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalConsoleTest {

    private static final Licence LICENCE =
            new Licence("CC-BY-NC", "Not for commerce.", URI.create("https://example.org/terms"));

    private final StringWriter shown = new StringWriter();

    private String acceptance(boolean accepted, Optional<UnaryOperator<String>> user) {
        PrintWriter out = new PrintWriter(shown, true);
        return new TerminalConsole(out, out, user).acceptance(LICENCE, accepted);
    }

    @Test
    void theOptionAcceptsWithoutAQuestion() {
        String acceptance =
                acceptance(
                        true,
                        Optional.of(
                                question -> {
                                    throw new AssertionError("was asked");
                                }));

        assertThat(acceptance).matches("accepted with --accept-licence on \\d{4}-\\d\\d-\\d\\d");
        assertThat(shown.toString())
                .contains("CC-BY-NC", "Not for commerce.", "https://example.org/terms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "y", " Yes "})
    void whoIsAskedMayAccept(String answer) {
        assertThat(asked(answer)).matches("accepted when asked on \\d{4}-\\d\\d-\\d\\d");
        assertThat(shown.toString()).contains("Not for commerce.");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"no", "", "yesterday"})
    void anyOtherAnswerIsNone(String answer) {
        assertThatThrownBy(() -> asked(answer))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("nothing is installed");
    }

    @Test
    void whereNobodyCanBeAskedTheOptionIsNeeded() {
        assertThatThrownBy(() -> acceptance(false, Optional.empty()))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("--accept-licence");
        assertThat(shown.toString()).contains("Not for commerce.");
    }

    private String asked(String answer) {
        return acceptance(false, Optional.of(question -> answer));
    }
}
