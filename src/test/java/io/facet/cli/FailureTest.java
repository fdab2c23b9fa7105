package io.facet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.facet.FacetException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class FailureTest {

    private static String printed(Throwable thrown, boolean debug) {
        StringWriter text = new StringWriter();
        Failure.of(thrown).print(new PrintWriter(text, true), debug);
        return text.toString();
    }

    @Test
    void whatTheUserCanPutRightIsOneSentence() {
        FacetException refusal = new FacetException("Take another picture.");

        assertThat(Failure.of(refusal).exitCode()).isEqualTo(1);
        assertThat(printed(refusal, false))
                .isEqualToIgnoringNewLines("facet: Take another picture.");
    }

    @Test
    void aFaultIsReportedAndItsTraceIsPrintedOnRequestOnly() {
        IllegalStateException fault = new IllegalStateException("two\nlines");

        assertThat(Failure.of(fault).exitCode()).isEqualTo(3);
        assertThat(printed(fault, false))
                .contains("IllegalStateException: two. Please report it", "--debug")
                .hasLineCount(1);
        assertThat(printed(fault, true)).contains("\tat io.facet.cli.FailureTest");
    }

    @Test
    void tooLittleMemoryIsSaidWithTheOptionThatGivesMore() {
        assertThat(Failure.of(new OutOfMemoryError("Java heap space")))
                .satisfies(failure -> assertThat(failure.exitCode()).isEqualTo(1))
                .satisfies(failure -> assertThat(failure.sentence()).contains("-Xmx4g"));
    }

    @Test
    void aMissingNativeLibraryIsNamed() {
        Throwable missing = new UnsatisfiedLinkError("no jnitensorflow in java.library.path");
        Throwable second =
                new NoClassDefFoundError("Could not initialize class org.tensorflow.Graph");

        for (Throwable thrown : new Throwable[] {missing, new RuntimeException(missing), second}) {
            assertThat(Failure.of(thrown).exitCode()).isEqualTo(1);
            assertThat(Failure.of(thrown).sentence())
                    .contains("TensorFlow's native library", System.getProperty("os.arch"));
        }
        assertThat(Failure.of(missing).sentence()).contains("no jnitensorflow");
    }

    @Test
    void aMissingJarIsNamed() {
        Failure failure = Failure.of(new NoClassDefFoundError("com/google/gson/Gson"));

        assertThat(failure.exitCode()).isEqualTo(1);
        assertThat(failure.sentence()).contains("com/google/gson/Gson", "lib beside facet.jar");
    }

    @Test
    void aClassOfFacetThatCannotStartIsAFault() {
        Throwable fault = new NoClassDefFoundError("Could not initialize class io.facet.edit.X");

        assertThat(Failure.of(fault).exitCode()).isEqualTo(3);
    }
}
