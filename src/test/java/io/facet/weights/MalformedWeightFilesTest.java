package io.facet.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class MalformedWeightFilesTest {

    private static final long LONGEST_MILLISECONDS = 10_000;
    private static final int FEWEST = 300;

    @TempDir Path folder;

    private record Outcome(String name, long milliseconds, String kind, String message) {}

    @Test
    void everyMalformedFileEndsInASentenceInTimeAndLittleMemory() throws Exception {
        List<Outcome> outcomes = run();
        Map<String, MalformedWeightFiles.Malformed> files =
                MalformedWeightFiles.all().stream()
                        .collect(
                                Collectors.toMap(
                                        MalformedWeightFiles.Malformed::name,
                                        Function.identity(),
                                        (one, other) -> one));

        assertThat(outcomes).hasSameSizeAs(MalformedWeightFiles.all());
        assertThat(outcomes).noneMatch(outcome -> outcome.kind().equals("wrong"));
        assertThat(outcomes).noneMatch(o -> o.milliseconds() > LONGEST_MILLISECONDS);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.kind().equals("read"))
                .allMatch(outcome -> files.get(outcome.name()).mayBeRead())
                .as("a changed bit changes one value at most")
                .allMatch(outcome -> Integer.parseInt(outcome.message()) <= 1);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.kind().equals("sentence"))
                .hasSizeGreaterThan(FEWEST)
                .allMatch(outcome -> outcome.message().endsWith("."))
                .allMatch(outcome -> outcome.message().contains("malformed"));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("malformed", "out", "err");
        }
    }

    private List<Outcome> run() throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx700m",
                                "-Djava.io.tmpdir=" + folder,
                                "-cp",
                                System.getProperty("java.class.path"),
                                MalformedWeightFilesRun.class.getName(),
                                folder.toString())
                        .redirectOutput(out.toFile())
                        .redirectError(folder.resolve("err").toFile())
                        .start();
        assertThat(process.waitFor()).as("exit code").isZero();
        return Files.readAllLines(out).stream()
                .map(line -> line.split("\t", -1))
                .map(f -> new Outcome(f[0], Long.parseLong(f[1]), f[2], f[3]))
                .toList();
    }
}
