package io.facet.cli;

import io.facet.Failure;
import java.io.PrintWriter;

/**
 * Reports a failure on the command line.
 *
 * @param failure the failure with its message
 */
record Complaint(Failure failure) {

    /** Exit code of a failure that the user can resolve. */
    static final int REFUSED = 1;

    /** Exit code of an error in Facet. */
    static final int UNEXPECTED = 3;

    private static final Failure.Advice ADVICE =
            new Failure.Advice(
                    "Allow more, for example java -Xmx4g -jar facet.jar, or take a smaller"
                            + " picture.",
                    "It is the jar tensorflow-core-native-… in the folder lib/facet beside"
                            + " facet.jar; build Facet on this machine with mvn package to get"
                            + " the one that fits.",
                    "Keep the folder lib beside facet.jar, complete as mvn package makes it.",
                    ", with the arguments and what is printed if "
                            + Main.DEBUG
                            + " is added to them.");

    static Complaint of(Throwable thrown) {
        return new Complaint(Failure.of(thrown, ADVICE));
    }

    String sentence() {
        return failure.sentence();
    }

    /** Returns the exit code of the process. */
    int exitCode() {
        return failure.mendable() ? REFUSED : UNEXPECTED;
    }

    /**
     * Prints the message, and the stack trace too if {@code debug} is set.
     *
     * @return the exit code
     */
    int print(PrintWriter err, boolean debug) {
        err.println("facet: " + TerminalConsole.onOneLine(sentence()));
        if (debug) {
            failure.thrown().printStackTrace(err);
        }
        return exitCode();
    }
}
