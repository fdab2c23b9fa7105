package io.facet.cli;

import io.facet.FacetException;
import java.io.PrintWriter;
import java.util.stream.Stream;

/**
 * What a user is told of something that was thrown.
 *
 * @param exitCode of the process
 * @param sentence what is wrong and what to do
 * @param thrown what was thrown
 */
record Failure(int exitCode, String sentence, Throwable thrown) {

    /** Something that the user can put right. */
    static final int REFUSED = 1;

    /** A fault of Facet. */
    static final int UNEXPECTED = 3;

    static Failure of(Throwable thrown) {
        if (thrown instanceof FacetException) {
            return new Failure(REFUSED, thrown.getMessage(), thrown);
        }
        if (thrown instanceof OutOfMemoryError) {
            return new Failure(
                    REFUSED,
                    "The memory that Java may use is not enough for this picture. Allow more, for"
                            + " example java -Xmx4g -jar facet.jar, or take a smaller picture.",
                    thrown);
        }
        return causes(thrown)
                .filter(Failure::isMissingLibrary)
                .findFirst()
                .map(missing -> ofMissingLibrary(missing, thrown))
                .orElseGet(() -> new Failure(UNEXPECTED, unexpected(thrown), thrown));
    }

    /**
     * Prints the sentence, and with {@code debug} the stack trace as well.
     *
     * @return the exit code
     */
    int print(PrintWriter err, boolean debug) {
        err.println("facet: " + sentence);
        if (debug) {
            thrown.printStackTrace(err);
        }
        return exitCode;
    }

    private static Failure ofMissingLibrary(Throwable missing, Throwable thrown) {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        String sentence =
                isOfTensorFlow(missing)
                        ? "TensorFlow's native library for %s cannot be loaded (%s). It is the jar"
                                + " tensorflow-core-native-… in the folder lib beside facet.jar;"
                                + " build Facet on this machine with mvn package to get the one"
                                + " that fits."
                        : "A library for %s is missing (%s). Keep the folder lib beside facet.jar,"
                                + " complete as mvn package makes it.";
        return new Failure(REFUSED, sentence.formatted(system, firstLine(missing)), thrown);
    }

    private static boolean isMissingLibrary(Throwable cause) {
        return cause instanceof UnsatisfiedLinkError
                || cause instanceof NoClassDefFoundError && !className(cause).contains("io.facet.");
    }

    private static boolean isOfTensorFlow(Throwable missing) {
        return missing instanceof UnsatisfiedLinkError
                || className(missing).contains("org.tensorflow.")
                || className(missing).contains("org.bytedeco.");
    }

    /** The class that could not be found, or not be initialised, in whichever notation. */
    private static String className(Throwable missing) {
        return String.valueOf(missing.getMessage()).replace('/', '.');
    }

    private static String unexpected(Throwable thrown) {
        return ("Something went wrong that is not your fault: %s. Please report it, with the"
                        + " arguments and what is printed if %s is added to them.")
                .formatted(firstLine(thrown), EditCommand.DEBUG);
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause);
    }

    private static String firstLine(Throwable thrown) {
        return thrown.toString().lines().findFirst().orElse(thrown.getClass().getName());
    }
}
