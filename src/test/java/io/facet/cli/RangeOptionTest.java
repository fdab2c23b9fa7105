package io.facet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.facet.image.Photograph;
import io.facet.image.io.PhotographFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pictures with 12-bit samples stored in 16 bits, as microscopes and scientific cameras write them.
 */
class RangeOptionTest {

    @TempDir Path folder;
    private Path input;
    private Path output;

    @BeforeEach
    void writeTwelveBits() throws IOException {
        Path png = folder.resolve("eight.png");
        Portraits.grey(256, 256).with(0, 0, 0.5).writeTo(png, "png");
        Photograph eight = PhotographFile.read(png);
        Files.delete(png);
        float[] green = eight.plane(1);
        for (int i = 0; i < green.length; i++) {
            green[i] *= 16;
        }
        Files.createDirectories(folder.resolve("in"));
        input = folder.resolve("in/twelve.tif");
        output = folder.resolve("out.tif");
        PhotographFile.write(Photograph.ofPlanes(256, 256, 16, green), input, false);
    }

    private CommandRun edit(Object... more) {
        Object[] common = {
            "--input", input, "--output", output, "--attributes", "smile=-1", "--iterations", 3
        };
        return CommandRun.of(Stream.concat(Stream.of(common), Stream.of(more)).toArray());
    }

    @Test
    void theRangeIsFoundAndNamedAndTheResultHasTwelveBits() throws IOException {
        CommandRun run = edit("--details");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("0 counts as black and 4095 as white. All its samples fit into 12 bits.");
        assertThat(Files.readString(folder.resolve("out.json")))
                .contains("\"black\": 0.0,", "\"white\": 4095.0,", "All its samples fit into 12");
        assertTwelveBits(PhotographFile.read(output));
    }

    private void assertTwelveBits(Photograph result) {
        Photograph before = PhotographFile.read(input);
        float[] samples = result.plane(0);
        assertThat(result.bitDepth()).isEqualTo(16);
        assertThat(samples).isNotEqualTo(before.plane(0));
        float largest = 0;
        for (float sample : samples) {
            largest = Math.max(largest, sample);
        }
        assertThat(largest).isBetween(2000f, 4095f);
        assertThat(samples[0]).isEqualTo(before.plane(0)[0]);
    }

    @Test
    void aRangeThatIsNoneIsNotUnderstood() {
        CommandRun run = edit("--range", "4095");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("as in 0,4095; not 4095");
        assertThat(output).doesNotExist();
    }

    @Test
    void aRangeThatThePictureCannotHaveIsRefused() {
        CommandRun run = edit("--range", "0,100000");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("twelve.tif has samples of 16 bits", "0,100000");
    }

    @Test
    void aFolderIsEditedInOneRangeWhichIsAmongItsSettings() throws IOException {
        Path results = folder.resolve("results");

        CommandRun run =
                CommandRun.of(
                        "edit-folder",
                        "--input",
                        input.getParent(),
                        "--output",
                        results,
                        "--attributes",
                        "smile=-1",
                        "--iterations",
                        3,
                        "--range",
                        "0,4095");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertTwelveBits(PhotographFile.read(results.resolve("twelve.tif")));
        assertThat(Files.readString(results.resolve("facet-edits.json")))
                .containsPattern("\"range\": \\{\\s*\"black\": 0.0,\\s*\"white\": 4095.0");
    }

    @Test
    void facesAreFoundInTheRangeThatIsFoundOrGiven() throws IOException {
        CommandRun found = findFaces();
        CommandRun given = findFaces("--range", "0,4095", "--force");

        assertThat(found.out()).contains("1 pictures, 1 with a face");
        assertThat(found.err()).contains("twelve.tif: 0 counts as black and 4095 as white.");
        assertThat(given.out()).contains("1 pictures, 1 with a face");
        assertThat(given.err()).doesNotContain("counts as black");
    }

    private CommandRun findFaces(Object... more) {
        Object[] common = {
            "find-faces", "--pictures", input.getParent(), "--output", folder.resolve("faces.csv")
        };
        return CommandRun.of(Stream.concat(Stream.of(common), Stream.of(more)).toArray());
    }
}
