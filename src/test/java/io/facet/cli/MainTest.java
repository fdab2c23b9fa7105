package io.facet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.facet.image.Photograph;
import io.facet.image.io.PhotographFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Arguments that are rejected before any network is loaded: {@code --models} is an empty folder.
 */
@Tag("sentences")
class MainTest {

    @TempDir Path folder;

    private Path input;
    private Path output;

    @BeforeEach
    void writePicture() {
        input = folder.resolve("in.png");
        output = folder.resolve("out.png");
        float[] plane = new float[40 * 40];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = i % 251;
        }
        PhotographFile.write(Photograph.ofPlanes(40, 40, 8, plane), input, false);
    }

    private CommandRun edit(Object... more) {
        return editWithEyes("12,14,28,14", more);
    }

    private CommandRun editWithEyes(String eyes, Object... more) {
        List<Object> args = new ArrayList<>();
        args.addAll(List.of("--models", folder, "--input", input));
        args.addAll(List.of("--attributes", "smile=1", "--eyes", eyes));
        args.addAll(Arrays.asList(more));
        return CommandRun.of(args.toArray());
    }

    @Test
    void helpNamesEveryOptionAndTheExitCodes() {
        CommandRun run = CommandRun.of("--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("--input", "--output", "--eyes", "--attributes", "--preset")
                .contains("--iterations", "--network", "--models", "--force", "--details")
                .contains("--list", "--demo-folder", "--debug", "--version", "Exit codes");
    }

    @Test
    void theVersionOutsideOfAJarIsDevelopment() {
        CommandRun run = CommandRun.of("--version");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().strip()).isEqualTo("Facet development");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--frobnicate | Unknown option: '--frobnicate'",
                "smile | Unmatched argument at index 0: 'smile'",
                "--iterations 0 | --iterations is a number from 1 to 10000, not 0.",
                "--iterations 10001 | --iterations is a number from 1 to 10000, not 10001.",
                "--iterations 1,5 | --iterations is a whole number, not '1,5'.",
                "--eyes 1,2,3 | The eyes '1,2,3' are not four numbers.",
                "--eyes 1,2,3,left | The eyes '1,2,3,left' are not four numbers.",
                "--attributes smile=1,5 | Cannot read '5' in 'smile=1,5'.",
                "--preset best | --preset cannot be 'best'. It is one of: recommended, residual,",
                "--output x.png | --input is missing: name the picture to edit.",
                "--details | --input is missing: name the picture to edit.",
                "--input x.png | --output is missing: name the file for the edited picture.",
                "--input x.png --output y.png | --attributes is missing: say what to change",
                "--input x.png --output y.png --attributes smile=1 --face 0 | --face is"
                        + " automatic, all, or a number from 1 on",
                "--input x.png --output y.png --attributes smile=1 --face 1 --eyes 1,2,3,4 | Give"
                        + " --eyes or --face, not both",
                "--input x.png --output y.png --attributes smile=1 --face one | --face is"
                        + " automatic, all, or a number from 1 on, 1 for the largest face; not 'one'.",
                "--input x.png --output y.png --attributes smile=1 --face-at 1,2 --eyes 1,2,3,4 |"
                        + " Give --eyes or --face-at, not both",
                "--input x.png --output y.png --attributes smile=1 --face all --face-at 1,2 | Give"
                        + " --face or --face-at, not both",
                "--face-at 12 | The position '12' is not two numbers.",
                "--face-at 1,2,3 | The position '1,2,3' is not two numbers.",
                "--page last | --page is a number from 1 on, or all, not last.",
                "--input x.png --output y.png --attributes smile=1 --eyes 1,2,3,4 --demo-folder d"
                        + " | --demo-folder is for the demonstration"
            })
    void misuseIsExplainedWithExitCodeTwo(String args, String sentence) {
        CommandRun run = CommandRun.of((Object[]) args.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("facet: ").contains(sentence);
        assertThat(run.err()).contains("Try facet --help.").doesNotContain("\tat ");
    }

    @Test
    void anUnreadablePictureIsRefused() throws IOException {
        Files.writeString(input, "no picture");

        CommandRun run = edit("--output", output);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("facet: " + input + " is not a picture in a format that Facet reads")
                .hasLineCount(1);
    }

    @Test
    void aMissingPictureIsRefused() throws IOException {
        Files.delete(input);

        CommandRun run = edit("--output", output);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .isEqualToIgnoringNewLines(
                        "facet: There is no file %s; check its name.".formatted(input));
    }

    @Test
    void anExistingOutputIsLeftAsItIs() throws IOException {
        Files.writeString(output, "precious");

        CommandRun run = edit("--output", output);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains(output + " exists already", "--force").hasLineCount(1);
        assertThat(output).hasContent("precious");
    }

    @ParameterizedTest
    @ValueSource(strings = {"out-difference.png", "out-loss.png", "out-loss.csv", "out.json"})
    void anExistingDetailIsLeftAsItIs(String name) throws IOException {
        Path detail = Files.writeString(folder.resolve(name), "precious");

        CommandRun run = edit("--output", output, "--details");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains(detail + " exists already");
        assertThat(detail).hasContent("precious");
        assertThat(output).doesNotExist();
    }

    @Test
    void theInputIsNeverTheOutputEvenByForceOrUnderAnotherName() throws IOException {
        byte[] before = Files.readAllBytes(input);
        Path other = Files.createSymbolicLink(folder.resolve("other.png"), input);

        for (Path same : new Path[] {input, folder.resolve("./in.png"), other}) {
            CommandRun run = edit("--output", same, "--force");

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("is the picture to edit, which Facet never changes");
        }
        assertThat(input).hasBinaryContent(before);
    }

    @Test
    void theInputIsNeverADetailOfTheOutput() throws IOException {
        Path plot = Files.move(input, folder.resolve("out-loss.png"));
        byte[] before = Files.readAllBytes(plot);
        input = plot;

        CommandRun run = edit("--output", output, "--details", "--force");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("out-loss.png is the picture to edit");
        assertThat(plot).hasBinaryContent(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"out", "out.gif", "out.png.bak", "png"})
    void anEndingThatCannotBeWrittenIsRefusedBeforeThePictureIsRead(String name)
            throws IOException {
        Files.writeString(input, "no picture");

        CommandRun run = edit("--output", folder.resolve(name));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("end it in .png, .tif or .jpg");
    }

    @Test
    void aFolderIsNoOutput() throws IOException {
        Files.createDirectory(output);

        assertThat(edit("--output", output, "--force").err()).contains("is a folder");
    }

    @Test
    void anOutputBelowAFileIsRefused() {
        CommandRun run = edit("--output", input.resolve("sub/out.png"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains(input + " is no folder");
    }

    @Test
    void jpegIsRefusedForAPictureThatItCannotHold() {
        PhotographFile.write(Photograph.ofPlanes(40, 40, 16, new float[40 * 40]), input, true);

        CommandRun run = edit("--output", folder.resolve("out.JPG"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("JPEG cannot hold the picture's 16 bits");
    }

    @Test
    void eyesOutsideOfThePictureAreRefused() {
        CommandRun run = editWithEyes("12,14,400,14", "--output", output);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("The right eye at (400.0, 14.0) lies outside the picture of 40 x 40");
    }

    @Test
    void withoutANetworkASentenceSaysWhereOneWasLookedFor() {
        CommandRun run = edit("--output", output);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("There is no network 'vgg-facet'", folder.toString(), "--models")
                .hasLineCount(1);
        assertThat(output).doesNotExist();
    }

    @Test
    void debugAddsTheStackTrace() {
        CommandRun run = edit("--output", output, "--debug");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("There is no network", "\tat io.facet.models.Models");
    }

    @Test
    void theListOfNoNetworksSaysWhereTheyWereLookedFor() {
        CommandRun run = CommandRun.of("--list", "--models", folder);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("There are no networks in " + folder);
    }

    @Test
    void aPictureMayBeCalledAsAFileOfArgumentsOrAnOptionIs() throws IOException {
        Path at = Files.copy(input, folder.resolve("@in.png"));

        input = at;
        CommandRun run = edit("--output", output);

        assertThat(run.err()).contains("There is no network");
    }

    @Test
    void aNameThatJavaCannotWriteIsRefusedWithTheLocaleAsTheCause() {
        CommandRun run = edit("--output", folder + "/b\ufffdr.png");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("facet: The name '")
                .contains("character set of this locale")
                .hasLineCount(1);
    }

    @Test
    void aComplaintStaysOnItsLineWhateverAFileIsCalled() {
        CommandRun run =
                CommandRun.of("find-faces", "--pictures", "a\nb\u001b[2J", "--output", output);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("a b [2J").doesNotContain("\u001b");
    }
}
