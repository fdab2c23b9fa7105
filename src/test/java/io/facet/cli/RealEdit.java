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
 * Few steps of a real edit by the networks that come with Facet, and what must hold of each: the
 * input stays as it is, and who is refused finds no new file.
 *
 * @param input the picture
 * @param output where the edited one goes, in the same folder
 */
record RealEdit(Path input, Path output) {

    private static final int EVALUATIONS = 3;

    /** Edits, and takes it for granted that it works. */
    CommandRun done(Object... more) throws IOException {
        String before = Sha256.of(input);
        CommandRun run = run(more);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Sha256.of(input)).isEqualTo(before);
        assertThat(output).isNotEmptyFile();
        return run;
    }

    /** The only complaint about an edit that is refused. */
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
