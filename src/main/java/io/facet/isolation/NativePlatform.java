package io.facet.isolation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Represents the platform that a native library is built for.
 *
 * @param name system and processor as in the names of TensorFlow's jars, such as {@code
 *     linux-x86_64}
 */
record NativePlatform(String name) {

    /** The platforms that TensorFlow is available for. */
    static final List<NativePlatform> SUPPORTED =
            List.of(
                    new NativePlatform("linux-x86_64"),
                    new NativePlatform("linux-arm64"),
                    new NativePlatform("macosx-arm64"),
                    new NativePlatform("windows-x86_64"));

    private static final Pattern NATIVE_JAR =
            Pattern.compile(
                    "tensorflow-core-native-.+?-((?:linux|macosx|windows)-[a-z0-9_]+)(?:-gpu)?\\.jar");

    /** Returns the platform of the running Java. */
    static NativePlatform here() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    /**
     * Returns the platform of a system and processor.
     *
     * @param system value of Java's property {@code os.name}
     * @param processor value of Java's property {@code os.arch}
     */
    static NativePlatform of(String system, String processor) {
        return new NativePlatform(system(system) + "-" + processor(processor));
    }

    /**
     * Returns the platform that TensorFlow's native library in a jar is built for; empty if the jar
     * does not contain that library.
     */
    static Optional<NativePlatform> ofJar(String fileName) {
        Matcher matcher = NATIVE_JAR.matcher(fileName);
        return matcher.matches()
                ? Optional.of(new NativePlatform(matcher.group(1)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return name;
    }

    private static String system(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("mac")) {
            return "macosx";
        }
        return lower.startsWith("windows") ? "windows" : lower;
    }

    private static String processor(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64", "x64" -> "x86_64";
            case "aarch64", "arm64" -> "arm64";
            default -> name.toLowerCase(Locale.ROOT);
        };
    }
}
