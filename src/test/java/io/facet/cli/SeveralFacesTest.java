package io.facet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.facet.image.Photograph;
import io.facet.image.Region;
import io.facet.image.io.PhotographFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A picture with the portrait on the left and a smaller, mirrored copy on the right. */
class SeveralFacesTest {

    private static final Region LEFT = new Region(0, 0, 520, 520);
    private static final Region RIGHT = new Region(520, 0, 380, 520);

    @TempDir Path folder;
    private RealEdit edit;

    @BeforeEach
    void draw() throws IOException {
        Portraits two = Portraits.grey(900, 520).with(0, 0, 1).withMirrored(540, 100, 0.6);
        edit =
                new RealEdit(
                        two.writeTo(folder.resolve("two.png"), "png"), folder.resolve("out.png"));
    }

    private boolean changed(Region region) {
        Photograph before = PhotographFile.read(edit.input());
        Photograph after = PhotographFile.read(edit.output());
        return IntStream.range(0, 3)
                .anyMatch(
                        band ->
                                !Arrays.equals(
                                        before.plane(band, region), after.plane(band, region)));
    }

    @Test
    void theLargestIsEditedWhereNobodySaysWhich() throws IOException {
        CommandRun run = edit.done();

        assertThat(run.out()).contains("face 1 of 2").hasLineCount(1);
        assertThat(changed(LEFT)).isTrue();
        assertThat(changed(RIGHT)).isFalse();
    }

    @Test
    void aNumberSaysWhich() throws IOException {
        CommandRun run = edit.done("--face", 2);

        assertThat(run.out()).contains("face 2 of 2").hasLineCount(1);
        assertThat(changed(LEFT)).isFalse();
        assertThat(changed(RIGHT)).isTrue();
    }

    @Test
    void aPositionSaysWhich() throws IOException {
        // Midpoint of the pupils of the mirror image: 540 + 0.6 (512 - 225), 100 + 0.6 x 102.
        CommandRun run = edit.done("--face-at", "712,161");

        assertThat(run.out()).contains("face 2 of 2").hasLineCount(1);
        assertThat(changed(LEFT)).isFalse();
        assertThat(changed(RIGHT)).isTrue();
    }

    @Test
    void aPositionBesideTheFacesIsAnsweredWithWhereTheyAre() throws IOException {
        assertThat(edit.refused("--face-at", "5,5"))
                .contains("No face lies at (5, 5).", "face 1 of 2", "face 2 of 2");
    }

    @Test
    void allAreEditedEachAsIfItWereAlone() throws IOException {
        CommandRun run = edit.done("--face", "all");
        Photograph all = PhotographFile.read(edit.output());
        RealEdit alone = new RealEdit(edit.input(), folder.resolve("alone.png"));
        alone.done("--face", 2);

        assertThat(run.out()).contains("face 1 of 2", "face 2 of 2").hasLineCount(2);
        assertThat(changed(LEFT)).isTrue();
        for (int band = 0; band < 3; band++) {
            assertThat(all.plane(band, RIGHT))
                    .isEqualTo(PhotographFile.read(alone.output()).plane(band, RIGHT));
        }
    }

    @Test
    void everyFaceHasItsLossesAndItsPlaceInTheRecord() throws IOException {
        edit.done("--face", "all", "--details");

        assertThat(folder.resolve("out-difference.png")).isNotEmptyFile();
        for (int face = 1; face <= 2; face++) {
            assertThat(folder.resolve("out-face" + face + "-loss.png")).isNotEmptyFile();
            assertThat(Files.readAllLines(folder.resolve("out-face" + face + "-loss.csv")))
                    .hasSizeGreaterThan(1);
        }
        assertThat(folder.resolve("out-loss.csv")).doesNotExist();
        JsonObject page = page(0);
        assertThat(page.getAsJsonArray("faces")).hasSize(2);
        for (int i = 0; i < 2; i++) {
            JsonObject face = page.getAsJsonArray("faces").get(i).getAsJsonObject();
            assertThat(face.get("face").getAsString()).startsWith("face " + (i + 1) + " of 2");
            assertThat(face.getAsJsonObject("landmarks").getAsJsonArray("coordinates"))
                    .hasSize(136);
            JsonObject course = face.getAsJsonObject("course");
            assertThat(course.get("lowestLoss").getAsDouble())
                    .isLessThan(course.get("firstLoss").getAsDouble());
        }
    }

    private JsonObject page(int index) throws IOException {
        String text = Files.readString(folder.resolve("out.json"));
        JsonObject record = JsonParser.parseString(text).getAsJsonObject();
        return record.getAsJsonArray("pages").get(index).getAsJsonObject();
    }

    @Test
    void lossesThatAreThereAlreadyAreNoticedBeforeTheEdit() throws IOException {
        Path kept = Files.writeString(folder.resolve("out-face2-loss.csv"), "precious");

        assertThat(edit.refused("--face", "all", "--details"))
                .contains("out-face2-loss.csv exists already", "--force");
        assertThat(kept).hasContent("precious");
    }

    @Test
    void aFaceThatIsTooSmallIsNamedAndStaysAsItIs() throws IOException {
        Portraits.grey(256, 180).with(0, 0, 0.35).with(170, 60, 0.175).writeTo(edit.input(), "png");

        CommandRun run = edit.done("--face", "all", "--details");

        assertThat(run.out()).contains("face 1 of 2").hasLineCount(2);
        assertThat(run.out().lines().toList().get(1))
                .contains("face 2 of 2", "stays as it is: The eyes are only 7.");
        assertThat(changed(new Region(170, 0, 86, 180))).isFalse();
        assertThat(page(0).getAsJsonArray("left")).hasSize(1);
        // Only one face was edited, so the file name of its losses has no number.
        assertThat(folder.resolve("out-loss.csv")).isNotEmptyFile();
    }
}
