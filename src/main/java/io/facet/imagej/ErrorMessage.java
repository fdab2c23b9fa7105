package io.facet.imagej;

import ij.IJ;
import ij.Macro;
import io.facet.Failure;
import io.facet.command.declaration.StoppedException;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Reports an error to an ImageJ user and stops a macro. */
final class ErrorMessage {

    private static final Failure.Advice ADVICE =
            new Failure.Advice(
                    "Allow more under Edit > Options > Memory & Threads, or take a smaller image.",
                    "It lies in the folder lib/facet of ImageJ's folder; take Facet's archive for"
                            + " this system and unpack it over ImageJ's folder.",
                    "Facet's files in the folders plugins, jars and lib belong together; unpack"
                            + " Facet's archive over ImageJ's folder again.",
                    ", with what stands in the Log window.");

    private ErrorMessage() {}

    /** Returns the message for a thrown exception. */
    static String sentence(Throwable thrown) {
        return Failure.of(thrown, ADVICE).sentence();
    }

    /**
     * Shows the message of an exception. In a macro this method does not return: it stops the
     * macro.
     *
     * @param title title of the dialog, which is the command
     */
    static void show(String title, Throwable thrown) {
        if (Macro.MACRO_CANCELED.equals(thrown.getMessage())) {
            throw (RuntimeException) thrown;
        }
        if (thrown instanceof StoppedException && !IJ.isMacro()) {
            // The user cancelled, so no dialog is needed.
            IJ.showStatus(thrown.getMessage());
            return;
        }
        Failure failure = Failure.of(thrown, ADVICE);
        if (!failure.mendable()) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace, true));
            IJ.log(trace.toString());
        }
        IJ.showStatus("");
        IJ.showProgress(1.0);
        String sentence = IJ.isMacro() ? stopped(failure.sentence(), title) : failure.sentence();
        IJ.error(title, IJ.getInstance() != null ? WrappedText.of(sentence) : sentence);
    }

    /** Returns the message that stops a macro, to which ImageJ appends " in line 11". */
    private static String stopped(String sentence, String command) {
        return "%s %s stopped".formatted(sentence, command);
    }
}
