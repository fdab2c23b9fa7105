package io.facet.delivery;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Starts programs in a Java process of their own, which knows nothing of the build.
 *
 * <pre>{@code
 * Java.running().in(folder).with("-Xmx1g").run("-jar", "facet.jar", "--list").output()
 * }</pre>
 *
 * @param home of a JDK or JRE
 * @param folder that the process works in
 * @param options of Java itself
 */
record Java(Path home, Path folder, List<String> options) {

    private static final int SECONDS = 400;

    /**
     * How a process ended.
     *
     * @param output what it printed and complained, in the order of its lines
     */
    record Ended(int exitCode, String output) {}

    /** The Java that runs this test. */
    static Java running() {
        return of(Path.of(System.getProperty("java.home")));
    }

    /** Homes of further Javas to try, which the property {@code facet.jdks} names. */
    static List<Path> further() {
        return Stream.of(System.getProperty("facet.jdks", "").split(File.pathSeparator))
                .filter(home -> !home.isBlank())
                .map(Path::of)
                .toList();
    }

    static Java of(Path home) {
        return new Java(home, Path.of("").toAbsolutePath(), List.of("-Djava.awt.headless=true"));
    }

    Java in(Path other) {
        return new Java(home, other, options);
    }

    /** With further options, which are put behind those that are there. */
    Java with(String... more) {
        return new Java(home, folder, Stream.concat(options.stream(), Stream.of(more)).toList());
    }

    /**
     * Runs a program to its end.
     *
     * @param arguments what follows Java's options: {@code -cp}, a class and its arguments
     */
    Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin").resolve("java").toString());
        command.addAll(options);
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("java", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("FACET_"));
        Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("Still running: " + command + "\n" + text(output));
            }
            return new Ended(process.exitValue(), text(output));
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }

    /** TensorFlow's own lines are of no encoding in particular. */
    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }
}
