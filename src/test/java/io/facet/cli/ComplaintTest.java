package io.facet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.facet.FacetException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("sentences")
class ComplaintTest {

    private static String printed(Throwable thrown, boolean debug) {
        StringWriter text = new StringWriter();
        Complaint.of(thrown).print(new PrintWriter(text, true), debug);
        return text.toString();
    }

    @Test
    void whatTheUserCanPutRightIsOneSentence() {
        FacetException refusal = new FacetException("Take another picture.");

        assertThat(Complaint.of(refusal).exitCode()).isEqualTo(1);
        assertThat(printed(refusal, false))
                .isEqualToIgnoringNewLines("facet: Take another picture.");
    }

    @Test
    void aFaultIsReportedAndItsTraceIsPrintedOnRequestOnly() {
        IllegalStateException fault = new IllegalStateException("two\nlines");

        assertThat(Complaint.of(fault).exitCode()).isEqualTo(3);
        assertThat(printed(fault, false))
                .contains("IllegalStateException: two. Please report it", "--debug")
                .hasLineCount(1);
        assertThat(printed(fault, true)).contains("\tat io.facet.cli.ComplaintTest");
    }

    @Test
    void tooLittleMemoryIsSaidWithTheOptionThatGivesMore() {
        assertThat(Complaint.of(new OutOfMemoryError("Java heap space")))
                .satisfies(failure -> assertThat(failure.exitCode()).isEqualTo(1))
                .satisfies(failure -> assertThat(failure.sentence()).contains("-Xmx4g"));
    }

    @Test
    void aMissingNativeLibraryIsNamed() {
        Throwable missing = new UnsatisfiedLinkError("no jnitensorflow in java.library.path");
        Throwable second =
                new NoClassDefFoundError("Could not initialize class org.tensorflow.Graph");

        for (Throwable thrown : new Throwable[] {missing, new RuntimeException(missing), second}) {
            assertThat(Complaint.of(thrown).exitCode()).isEqualTo(1);
            assertThat(Complaint.of(thrown).sentence())
                    .contains("TensorFlow's native library", System.getProperty("os.arch"));
        }
        assertThat(Complaint.of(missing).sentence()).contains("no jnitensorflow");
    }

    @Test
    void aMissingJarIsNamed() {
        Complaint failure = Complaint.of(new NoClassDefFoundError("com/google/gson/Gson"));

        assertThat(failure.exitCode()).isEqualTo(1);
        assertThat(failure.sentence()).contains("com/google/gson/Gson", "lib beside facet.jar");
    }

    @Test
    void aClassOfFacetThatCannotStartIsAFault() {
        Throwable fault = new NoClassDefFoundError("Could not initialize class io.facet.edit.X");

        assertThat(Complaint.of(fault).exitCode()).isEqualTo(3);
    }
}
