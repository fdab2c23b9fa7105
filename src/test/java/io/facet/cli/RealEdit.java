package io.facet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.facet.file.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A real edit of a few steps by the bundled networks, with the conditions that every edit has to
 * meet: the input does not change, and a rejected edit does not create a file.
 *
 * @param input the picture
 * @param output the edited picture, in the same folder
 */
record RealEdit(Path input, Path output) {

    private static final int EVALUATIONS = 3;

    /** Runs the edit and requires that it succeeds. */
    CommandRun done(Object... more) throws IOException {
        String before = Sha256.of(input);
        CommandRun run = run(more);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Sha256.of(input)).isEqualTo(before);
        assertThat(output).isNotEmptyFile();
        return run;
    }

    /** Runs an edit that must be rejected, and returns its only error message. */
    String refused(Object... more) throws IOException {
        String before = Sha256.of(input);
        List<Path> files = files();
        CommandRun run = run(more);
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(1);
        assertThat(Sha256.of(input)).isEqualTo(before);
        assertThat(files()).isEqualTo(files);
        List<String> complaints = run.err().lines().filter(line -> !line.endsWith(" ...")).toList();
        assertThat(complaints).hasSize(1);
        return complaints.get(0);
    }

    private CommandRun run(Object... more) {
        List<Object> args = new ArrayList<>();
        args.addAll(List.of("--input", input, "--output", output));
        args.addAll(List.of("--attributes", "smile=-1", "--iterations", EVALUATIONS));
        args.addAll(Arrays.asList(more));
        return CommandRun.of(args.toArray());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(input.getParent())) {
            return files.sorted().toList();
        }
    }
}
