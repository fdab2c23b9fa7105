package io.facet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.facet.Progress;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {

    private final StringWriter text = new StringWriter();

    private ConsoleProgress progress(boolean interactive) {
        return new ConsoleProgress(new PrintWriter(text), "older", interactive);
    }

    @Test
    void aLogGetsOneLineForThePicture() {
        try (ConsoleProgress progress = progress(false)) {
            progress.report("Editing", 0.1);
            progress.report("Editing", 0.9);
        }

        assertThat(text.toString()).isEqualToIgnoringNewLines("older ...").hasLineCount(1);
    }

    @Test
    void aPersonSeesTaskShareAndTimeLeftInOneLineThatIsWipedAtTheEnd() {
        try (ConsoleProgress progress = progress(true)) {
            progress.report(new Progress.Step("Editing", "loss 0.5000", 0.5));
        }

        assertThat(text.toString())
                .startsWith("\rolder: Editing, loss 0.5000, 50 %, 0 s left\r")
                .endsWith(" \r")
                .doesNotContain("\n");
    }

    @Test
    void theTimeLeftIsNotGuessedFromTheFirstSteps() {
        progress(true).report("Editing", 0.01);

        assertThat(text.toString()).isEqualTo("\rolder: Editing, 1 %");
    }

    @Test
    void stepsInQuickSuccessionAreNotAllShown() {
        try (ConsoleProgress progress = progress(true)) {
            for (int i = 0; i < 1000; i++) {
                progress.report("Editing", i / 1000.0);
            }
        }

        // 1000 calls take far less than a second, in which only ten lines would be shown.
        assertThat(text.toString().chars().filter(c -> c == '\r').count()).isLessThan(20);
    }
}
