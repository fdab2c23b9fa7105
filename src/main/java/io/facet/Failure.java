package io.facet;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Describes an exception to the user. This is the only class that turns exceptions into sentences;
 * each front end shows the sentence in its own way.
 *
 * @param mendable whether the user can fix it; otherwise it is a bug in Facet
 * @param sentence what is wrong and what to do
 * @param thrown what was thrown
 */
public record Failure(boolean mendable, String sentence, Throwable thrown) {

    /**
     * Instructions in the terms of one front end; each is a sentence or two.
     *
     * @param memory how to allow more memory
     * @param nativeLibrary where TensorFlow's native library must be
     * @param library where the other libraries must be
     * @param report how to report a bug; continues the sentence "Please report it"
     */
    public record Advice(String memory, String nativeLibrary, String library, String report) {}

    /** Returns the description of an exception, with the advice of a front end. */
    public static Failure of(Throwable thrown, Advice advice) {
        if (thrown instanceof FacetException) {
            return new Failure(true, thrown.getMessage(), thrown);
        }
        if (causes(thrown).anyMatch(OutOfMemoryError.class::isInstance)) {
            return new Failure(
                    true,
                    "The memory that Java may use is not enough for this picture. "
                            + advice.memory(),
                    thrown);
        }
        Optional<String> shortage =
                causes(thrown).anyMatch(Failure::isOfFiles)
                        ? DiskSpace.shortage(thrown)
                        : Optional.empty();
        if (shortage.isPresent()) {
            return new Failure(
                    true,
                    "A file cannot be written: %s. Free some space and try again."
                            .formatted(shortage.get()),
                    thrown);
        }
        return causes(thrown)
                .filter(Failure::isMissingLibrary)
                .findFirst()
                .map(missing -> ofMissingLibrary(missing, thrown, advice))
                .orElseGet(() -> new Failure(false, unexpected(thrown, advice), thrown));
    }

    private static Failure ofMissingLibrary(Throwable missing, Throwable thrown, Advice advice) {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        String sentence =
                isOfTensorFlow(missing)
                        ? "TensorFlow's native library for %s cannot be loaded (%s). "
                                + advice.nativeLibrary()
                        : "A library for %s is missing (%s). " + advice.library();
        return new Failure(true, sentence.formatted(system, firstLine(missing)), thrown);
    }

    private static boolean isOfFiles(Throwable cause) {
        return cause instanceof IOException;
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

    /** Returns the name of the class that was not found or not initialised, in any notation. */
    private static String className(Throwable missing) {
        return String.valueOf(missing.getMessage()).replace('/', '.');
    }

    private static String unexpected(Throwable thrown, Advice advice) {
        return "Something went wrong that is not your fault: %s. Please report it%s"
                .formatted(firstLine(thrown), advice.report());
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause);
    }

    private static String firstLine(Throwable thrown) {
        return thrown.toString().lines().findFirst().orElse(thrown.getClass().getName());
    }
}
