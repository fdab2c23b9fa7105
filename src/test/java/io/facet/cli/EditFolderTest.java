package io.facet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.facet.file.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditFolderTest {

    private static final int PICTURES = 6;
    private static final int ROWS_BEFORE_THE_END = 3;
    private static final int SECONDS = 11;

    @TempDir Path temporary;
    private Path input;
    private Path output;

    @BeforeEach
    void makeFolders() throws IOException {
        input = Files.createDirectories(temporary.resolve("in"));
        output = temporary.resolve("out");
    }

    private void portrait(int number) throws IOException {
        Portraits.grey(300, 256)
                .with(3 * number, 0, 0.5)
                .writeTo(input.resolve("p%02d.png".formatted(number)), "png");
    }

    private List<Object> arguments(Path to, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("edit-folder", "--input", input));
        arguments.addAll(List.of("--output", to, "--attributes", "smile=-1"));
        arguments.addAll(Arrays.asList(more));
        return arguments;
    }

    private CommandRun edit(Object... more) {
        return CommandRun.of(arguments(output, more).toArray());
    }

    @Test
    void picturesThatCannotBeEditedAreNamedAndTheExitCodeSaysSo() throws IOException {
        portrait(0);
        assertThat(edit("--iterations", 3).exitCode()).isZero();
        Portraits.grey(80, 60).writeTo(input.resolve("grey.png"), "png");

        CommandRun run = edit("--iterations", 3);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .isEqualToNormalizingNewlines(output + ": 1 edited, 1 of them before, 1 not\n");
        assertThat(run.err()).contains("facet: grey.png: No face was found in the picture.");
    }

    @Test
    void whatConcernsEveryPictureIsOneSentence() throws IOException {
        portrait(0);
        portrait(1);

        CommandRun unknown =
                CommandRun.of(
                        "edit-folder",
                        "--input",
                        input,
                        "--output",
                        output,
                        "--attributes",
                        "smirk=1");
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.err()).contains("There is no attribute 'smirk'").hasLineCount(1);
        CommandRun noNetwork = edit("--network", "resnet");
        assertThat(noNetwork.exitCode()).isEqualTo(1);
        assertThat(noNetwork.err()).contains("There is no network 'resnet'").hasLineCount(1);
        CommandRun noFolder =
                CommandRun.of(
                        "edit-folder",
                        "--input",
                        temporary.resolve("none"),
                        "--output",
                        output,
                        "--attributes",
                        "smile=1");
        assertThat(noFolder.exitCode()).isEqualTo(1);
        assertThat(noFolder.err()).contains("There is no folder of pictures").hasLineCount(1);
        assertThat(output).doesNotExist();
    }

    @Test
    void wrongArgumentsAreNotUnderstood() {
        assertThat(edit("--format", "jpg").err())
                .contains("--format cannot be 'jpg'. It is one of: input, png, tif.");
        assertThat(edit("--iterations", "0").err()).contains("--iterations is a number from 1");
        assertThat(edit("--face", "0").exitCode()).isEqualTo(2);
        assertThat(CommandRun.of("edit-folder").exitCode()).isEqualTo(2);
    }

    @Test
    void endedByForceItGoesOnWhereItWasAndEndsAsIfNothingHadBeen() throws Exception {
        for (int i = 0; i < PICTURES; i++) {
            portrait(i);
        }
        Portraits.grey(80, 60).writeTo(input.resolve("grey.png"), "png");
        Object[] settings = {"--iterations", 3, "--details"};
        List<List<String>> before = endByForce(settings);
        assertThat(before).hasSizeBetween(ROWS_BEFORE_THE_END, PICTURES - 1);

        CommandRun resumed = edit(settings);
        Path whole = temporary.resolve("whole");
        CommandRun uninterrupted = CommandRun.of(arguments(whole, settings).toArray());

        assertThat(resumed.exitCode()).as(resumed.err()).isEqualTo(1);
        long kept = before.stream().filter(row -> row.get(2).equals("edited")).count();
        assertThat(resumed.out())
                .contains("%d edited, %d of them before, 1 not".formatted(PICTURES, kept));
        assertThat(uninterrupted.out()).contains(PICTURES + " edited, 1 not");
        assertThat(results(output)).isEqualTo(results(whole));
        // A row with the earlier time in seconds was not computed again.
        assertThat(rows(output))
                .containsAll(before.stream().filter(row -> row.get(2).equals("edited")).toList());
        assertThat(withoutSeconds(rows(output))).isEqualTo(withoutSeconds(rows(whole)));
    }

    /** Returns the complete rows left by an edit in a separate Java process that was killed. */
    private List<List<String>> endByForce(Object... settings) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx1g",
                                "-Djava.awt.headless=true",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName()));
        arguments(output, settings).forEach(argument -> command.add(argument.toString()));
        Process java =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(temporary.resolve("said.txt").toFile())
                        .start();
        try {
            while (java.isAlive() && rows(output).size() < ROWS_BEFORE_THE_END) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            assertThat(java.isAlive()).as(Files.readString(temporary.resolve("said.txt"))).isTrue();
        } finally {
            java.destroyForcibly().waitFor();
        }
        return rows(output);
    }

    /** Returns the complete rows without the header; their messages do not contain line breaks. */
    private static List<List<String>> rows(Path folder) throws IOException {
        Path table = folder.resolve("facet-edits.csv");
        if (!Files.exists(table)) {
            return List.of();
        }
        String text = Files.readString(table);
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .skip(1)
                .map(line -> List.of(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)))
                .toList();
    }

    private static List<List<String>> withoutSeconds(List<List<String>> rows) {
        return rows.stream()
                .map(
                        row -> {
                            List<String> cells = new ArrayList<>(row);
                            cells.remove(SECONDS);
                            return cells;
                        })
                .toList();
    }

    /**
     * Returns the hashes of all files except the table and the record, which contains the name of
     * its folder.
     */
    private static Map<String, String> results(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("facet-edits."))
                    .collect(
                            Collectors.toMap(
                                    file -> folder.relativize(file).toString(),
                                    Sha256::of,
                                    (a, b) -> a,
                                    TreeMap::new));
        }
    }
}
