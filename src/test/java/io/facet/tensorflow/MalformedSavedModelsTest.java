package io.facet.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Imports all models in a separate Java process, because a crash of TensorFlow would terminate this
 * one.
 */
@Tag("slow")
class MalformedSavedModelsTest {

    @TempDir Path folder;

    @Test
    void every_malformed_saved_model_ends_in_a_sentence() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Path work = Files.createDirectories(folder.resolve("work"));
        Path log = folder.resolve("log.txt");
        ProcessBuilder java =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx700m",
                        "-Djava.awt.headless=true",
                        "-Djava.io.tmpdir=" + elsewhere,
                        "-XX:ErrorFile=" + folder.resolve("crash.txt"),
                        "-Dorg.bytedeco.javacpp.cachedir=" + cache(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        MalformedImports.class.getName(),
                        work.toString());
        java.environment().put("TF_CPP_MIN_LOG_LEVEL", "3");
        java.directory(elsewhere.toFile());
        java.redirectOutput(log.toFile()).redirectError(folder.resolve("errors.txt").toFile());

        int exit = java.start().waitFor();

        List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
        String errors = Files.readString(folder.resolve("errors.txt"), StandardCharsets.ISO_8859_1);
        assertThat(exit).as(last(lines) + "\n" + errors).isZero();
        assertThat(lines).last().isEqualTo("end");
        List<String[]> refused = cases(lines, "refused");
        List<String[]> flipped = cases(lines, "flipped");
        assertThat(refused).hasSizeGreaterThan(150);
        assertThat(refused).allSatisfy(c -> assertThat(c[3]).as(c[1]).startsWith("said: "));
        assertThat(flipped)
                .allSatisfy(
                        c ->
                                assertThat(c[3])
                                        .as(c[1])
                                        .matches("(said: |imported(, then said: )?).*"));
        assertThat(flipped).filteredOn(c -> c[3].startsWith("said: ")).hasSizeGreaterThan(20);
        assertThat(Stream.concat(refused.stream(), flipped.stream()))
                .allSatisfy(c -> assertThat(Long.parseLong(c[2])).as(c[1]).isLessThan(10_000));
        assertThat(files(elsewhere)).isEmpty();
        assertPeakBelow(1_250_000, lines);
    }

    /**
     * Returns the folder of TensorFlow's unpacked library, because unpacking it again takes some
     * seconds.
     */
    private static String cache() {
        return System.getProperty(
                "org.bytedeco.javacpp.cachedir",
                Path.of(System.getProperty("user.home"), ".javacpp", "cache").toString());
    }

    private static String last(List<String> lines) {
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    private static List<String[]> cases(List<String> lines, String kind) {
        return lines.stream()
                .filter(line -> line.startsWith(kind + "\t"))
                .map(line -> line.split("\t", 4))
                .toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            // These files are Java's own performance counters.
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("hsperfdata"))
                    .toList();
        }
    }

    private static void assertPeakBelow(long kilobytes, List<String> lines) {
        lines.stream()
                .filter(line -> line.startsWith("peak\t"))
                .forEach(
                        line ->
                                assertThat(Long.parseLong(line.substring(5)))
                                        .as("peak of resident memory, in kB")
                                        .isLessThan(kilobytes));
    }
}
