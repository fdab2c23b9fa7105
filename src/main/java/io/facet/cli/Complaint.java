package io.facet.cli;

import io.facet.Failure;
import java.io.PrintWriter;

/**
 * How the command line tells of something that was thrown.
 *
 * @param failure what is said
 */
record Complaint(Failure failure) {

    /** Something that the user can put right. */
    static final int REFUSED = 1;

    /** A fault of Facet. */
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

    /** What the process ends with. */
    int exitCode() {
        return failure.mendable() ? REFUSED : UNEXPECTED;
    }

    /**
     * Prints the sentence, and with {@code debug} the stack trace as well.
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
