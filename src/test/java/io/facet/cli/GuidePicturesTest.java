package io.facet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.facet.file.Sha256;
import io.facet.image.Photograph;
import io.facet.image.io.PhotographFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edits towards guide pictures, by the preset paper. */
class GuidePicturesTest {

    @TempDir Path folder;

    private Path input;
    private Path output;
    private Path guides;

    @BeforeEach
    void copyPortrait() throws IOException {
        input = folder.resolve("in.png");
        output = folder.resolve("out.png");
        guides = Files.createDirectories(folder.resolve("guides"));
        Portraits.copyTo(input);
        Portraits.grey(400, 300).withMirrored(20, 0, 0.55).writeTo(guides.resolve("b.png"), "png");
    }

    private CommandRun edit(Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("--input", input, "--output", output));
        arguments.addAll(List.of("--eyes", Portraits.EYES, "--iterations", 4));
        arguments.addAll(Arrays.asList(more));
        return CommandRun.of(arguments.toArray());
    }

    private static Path greyOf16Bits(Path file) {
        Photograph portrait = Photograph.of(Portraits.grey(300, 280).with(0, 0, 0.5).picture());
        float[] plane = portrait.plane(1);
        for (int i = 0; i < plane.length; i++) {
            plane[i] *= 257;
        }
        PhotographFile.write(
                Photograph.ofPlanes(portrait.width(), portrait.height(), 16, plane), file, true);
        return file;
    }

    @Test
    void theFaceChangesAndTheRecordNamesThePictures() throws IOException {
        Path grey = greyOf16Bits(folder.resolve("grey.tif"));

        CommandRun run =
                edit("--preset", "paper", "--guide-pictures", grey + "," + guides, "--details");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(PhotographFile.read(output)).isNotEqualTo(PhotographFile.read(input));
        JsonObject record =
                JsonParser.parseString(Files.readString(folder.resolve("out.json")))
                        .getAsJsonObject();
        assertThat(record.getAsJsonObject("preset").get("optimizer").getAsString())
                .isEqualTo("gradient descent");
        assertThat(record.getAsJsonArray("attributes")).isEmpty();
        JsonArray pictures = record.getAsJsonArray("guidePictures");
        assertThat(pictures).hasSize(2);
        assertThat(value(pictures, 0, "file")).isEqualTo("grey.tif");
        assertThat(value(pictures, 0, "sha256")).isEqualTo(Sha256.of(grey));
        assertThat(value(pictures, 1, "sha256")).isEqualTo(Sha256.of(guides.resolve("b.png")));
    }

    private static String value(JsonArray pictures, int index, String name) {
        return pictures.get(index).getAsJsonObject().get(name).getAsString();
    }

    @Test
    void anAttributeKeepsTheChangeToItsPartsOfTheFace() {
        assertThat(
                        edit(
                                        "--preset",
                                        "paper",
                                        "--guide-pictures",
                                        guides,
                                        "--attributes",
                                        "mouth-open=0")
                                .out())
                .contains("nothing to change");
        assertThat(PhotographFile.read(output)).isEqualTo(PhotographFile.read(input));
    }

    @Test
    void thePresetWithoutPicturesSaysWhatToDo() {
        assertRefused(
                edit("--preset", "paper", "--attributes", "smile=1"),
                "The preset 'paper' edits towards guide pictures. Give it a picture, or a folder");
        assertRefused(
                CommandRun.of("--preset", "paper", "--demo-folder", folder.resolve("demo")),
                "The preset 'paper' edits towards guide pictures.");
    }

    @Test
    void otherPresetsTakeNoPictures() {
        assertRefused(
                edit("--guide-pictures", guides, "--attributes", "smile=1"),
                "The preset 'recommended' takes no guide pictures. Choose the preset 'paper'");
    }

    @Test
    void picturesWithoutAFaceAreNamed() throws IOException {
        Path blank = Portraits.grey(90, 80).writeTo(guides.resolve("a.png"), "png");
        Path other = Portraits.grey(80, 90).writeTo(guides.resolve("c.png"), "png");

        assertRefused(
                edit("--preset", "paper", "--guide-pictures", guides),
                "No face was found in " + blank + ", " + other + ". Remove them");
    }

    @Test
    void picturesThatAreNotThereAreNamed() {
        assertRefused(
                edit("--preset", "paper", "--guide-pictures", folder.resolve("none.png")),
                "none.png");
    }

    @Test
    void picturesWithoutAPictureToEditAreMisuse() {
        CommandRun run = CommandRun.of("--guide-pictures", guides);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--input is missing");
    }

    @Test
    void aFolderIsEditedTowardsThemAndItsSettingsHoldTheirHashes() throws IOException {
        Path pictures = Files.createDirectories(folder.resolve("pictures"));
        Path results = folder.resolve("results");
        Portraits.grey(300, 256).with(0, 0, 0.5).writeTo(pictures.resolve("p.png"), "png");
        List<Object> call =
                List.of(
                        "edit-folder",
                        "--input",
                        pictures,
                        "--output",
                        results,
                        "--iterations",
                        3,
                        "--preset",
                        "paper",
                        "--guide-pictures",
                        guides);

        CommandRun run = CommandRun.of(call.toArray());
        Files.move(guides, folder.resolve("elsewhere"));
        List<Object> moved = new ArrayList<>(call.subList(0, call.size() - 1));
        moved.add(folder.resolve("elsewhere"));
        CommandRun again = CommandRun.of(moved.toArray());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(again.out()).as(again.err()).contains("1 of them before");
        JsonObject record =
                JsonParser.parseString(Files.readString(results.resolve("facet-edits.json")))
                        .getAsJsonObject();
        assertThat(
                        record.getAsJsonObject("settings")
                                .getAsJsonArray("guidePicturesSha256")
                                .get(0)
                                .getAsString())
                .isEqualTo(Sha256.of(folder.resolve("elsewhere").resolve("b.png")));
        assertThat(record.getAsJsonArray("guidePictures")).hasSize(1);
    }

    @Test
    void aFolderWithoutAttributesAndPicturesIsMisuse() {
        CommandRun run =
                CommandRun.of(
                        "edit-folder", "--input", guides, "--output", folder.resolve("results"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--attributes is missing: say what to change");
    }

    private void assertRefused(CommandRun run, String sentence) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.err()).contains("facet: ", sentence).doesNotContain("\tat ");
        assertThat(output).doesNotExist();
    }
}
