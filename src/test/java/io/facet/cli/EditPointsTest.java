package io.facet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import ij.gui.PointRoi;
import ij.io.RoiEncoder;
import io.facet.face.EyePositions;
import io.facet.face.Landmarks;
import io.facet.face.find.FaceFinder;
import io.facet.image.io.PhotographFile;
import io.facet.job.SamplePortrait;
import io.facet.models.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Edits of the bundled portrait at points that a user marks. */
class EditPointsTest {

    private static final EyePositions EYES = SamplePortrait.ASTRONAUT.eyes();

    /** Pupils, nose tip and mouth corners, measured in the portrait by eye. */
    private static final String FIVE = "203,100.6,246.4,102.7,224,127,208,146,243,147";

    private static final String PUPILS = "203.0,100.6,246.4,102.7";

    @TempDir Path folder;

    private Path input;
    private Path output;

    @BeforeEach
    void copyPortrait() throws IOException {
        input = folder.resolve("in.png");
        output = folder.resolve("out.png");
        Portraits.copyTo(input);
    }

    private CommandRun edit(Object points, Object... more) {
        List<Object> args = new ArrayList<>();
        args.addAll(List.of("--input", input, "--output", output, "--attributes", "smile=-1"));
        args.addAll(List.of("--iterations", 4, "--points", points));
        args.addAll(Arrays.asList(more));
        return CommandRun.of(args.toArray());
    }

    private JsonObject record() throws IOException {
        return JsonParser.parseString(Files.readString(folder.resolve("out.json")))
                .getAsJsonObject();
    }

    private static JsonObject face(JsonObject record) {
        JsonObject page = record.getAsJsonArray("pages").get(0).getAsJsonObject();
        return page.getAsJsonArray("faces").get(0).getAsJsonObject();
    }

    private static double[] coordinates(JsonObject record) {
        JsonArray array = face(record).getAsJsonObject("landmarks").getAsJsonArray("coordinates");
        double[] coordinates = new double[array.size()];
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = array.get(i).getAsDouble();
        }
        return coordinates;
    }

    private Landmarks found() {
        try (FaceFinder finder = Models.installed().faceFinder()) {
            return finder.find(PhotographFile.read(input)).get(0).landmarks();
        }
    }

    @Test
    void aFaceIsEditedAtFivePointsAndTheRecordHoldsThem() throws IOException {
        CommandRun run = edit(FIVE, "--details");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("the face at the 5 given points");
        assertThat(PhotographFile.read(output)).isNotEqualTo(PhotographFile.read(input));
        Landmarks used = new Landmarks(coordinates(record()));
        assertThat(used.eyes().leftX()).isCloseTo(203, within(0.1));
        assertThat(used.x(30)).isCloseTo(224, within(0.1));
        assertThat(used.y(48)).isCloseTo(146, within(0.1));
        assertThat(used.x(54)).isCloseTo(243, within(0.1));
    }

    @Test
    void foundLandmarksWrittenAsAFileGiveTheEditThatFindingThemGives() throws IOException {
        StringBuilder pts = new StringBuilder("version: 1\nn_points: 68\n{\n");
        Landmarks found = found();
        for (int i = 0; i < Landmarks.COUNT; i++) {
            pts.append(found.x(i) + 1).append(' ').append(found.y(i) + 1).append('\n');
        }
        Path file = Files.writeString(folder.resolve("face.pts"), pts.append("}\n"));
        Path byFinding = folder.resolve("found.png");
        CommandRun.of(
                "--input",
                input,
                "--output",
                byFinding,
                "--attributes",
                "smile=-1",
                "--iterations",
                4);

        CommandRun run = edit(file, "--details");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("the face at the 68 given points");
        // Adding and subtracting 1 rounds the last digit of a coordinate.
        assertThat(coordinates(record())).containsExactly(found.coordinates(), within(1e-9));
        float[] one = PhotographFile.read(output).plane(0);
        float[] other = PhotographFile.read(byFinding).plane(0);
        assertThat(one).hasSameSizeAs(other);
        double worst = 0;
        for (int i = 0; i < one.length; i++) {
            worst = Math.max(worst, Math.abs(one[i] - other[i]));
        }
        assertThat(worst).isLessThanOrEqualTo(1);
    }

    @Test
    void twoPointsGiveTheBytesThatTheEyesGive() {
        Path byEyes = folder.resolve("eyes.png");
        CommandRun.of(
                "--input",
                input,
                "--output",
                byEyes,
                "--attributes",
                "smile=-1",
                "--iterations",
                4,
                "--eyes",
                PUPILS);

        CommandRun run = edit(PUPILS);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(output).hasSameBinaryContentAs(byEyes);
    }

    @Test
    void anImageJSelectionOfThePupilsGivesTheBytesThatTheNumbersGive() throws IOException {
        Path byNumbers = folder.resolve("numbers.png");
        edit("203,100.5,246.25,102.75");
        Files.move(output, byNumbers);
        PointRoi points = new PointRoi(new float[] {203, 246.25f}, new float[] {100.5f, 102.75f});
        Path file = folder.resolve("pupils.roi");
        Files.write(file, RoiEncoder.saveAsByteArray(points));

        CommandRun run = edit(file);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(output).hasSameBinaryContentAs(byNumbers);
    }

    @Test
    void aTemplateOfPupilsIsTakenToo() throws IOException {
        Path file = Files.writeString(folder.resolve("eyes.tem"), "2\n203 100.6\n246.4 102.7\n0\n");

        CommandRun run = edit(file, "--details");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(face(record()).getAsJsonObject("eyes").get("leftX").getAsDouble())
                .isCloseTo(EYES.leftX(), within(1e-6));
    }

    @Test
    void withoutNetworksThatFindFacesTheUsersPointsStillCount() throws IOException {
        Path models = folder.resolve("models");
        MadeUpNetwork.write(models, "made-up");

        CommandRun five = edit(FIVE, "--models", models, "--network", "made-up", "--details");

        assertThat(five.exitCode()).as(five.err()).isZero();
        assertThat(new Landmarks(coordinates(record())).x(30)).isCloseTo(224, within(0.1));

        CommandRun two =
                edit(PUPILS, "--models", models, "--network", "made-up", "--details", "--force");

        assertThat(two.exitCode()).as(two.err()).isZero();
        assertThat(face(record()).get("landmarks").isJsonNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "246.4,102.7,203,100.6,225,147 | left eye",
                "203,100.6,246.4,102.7,225,600 | mouth at (225.0, 600.0) lies outside the picture",
                "203,100.6,246.4,102.7,225,103 | no face pose can be computed",
                "missing.pts | missing.pts: there is no such file",
                "points.txt | points.txt is not a file of points",
            })
    void pointsThatAreNoFaceAreRefusedAndNothingIsWritten(String points, String part) {
        CommandRun run = edit(points, "--details");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("facet: ").contains(part).hasLineCount(1);
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().contains("out"));
    }

    @Test
    void pointsThatAreNotOfTheFaceThatIsFoundThereAreRefused() {
        CommandRun run = edit("214.5,146,237.1,147");

        assertThat(run.exitCode()).as(run.out()).isEqualTo(1);
        assertThat(run.err()).contains("but the face found there has them at (20");
        assertThat(output).doesNotExist();
    }

    @Test
    void eyesThatAreNotOfTheFaceThatIsFoundThereAreRefusedToo() {
        CommandRun run =
                CommandRun.of(
                        "--input",
                        input,
                        "--output",
                        output,
                        "--attributes",
                        "smile=-1",
                        "--eyes",
                        "214.5,146,237.1,147");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("but the face found there has them at (20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2,3,4,5", "1,2,x,4", "1,2,3,4,5,6,7,8"})
    void numbersThatAreNoPointsAreAnsweredAsArguments(String points) {
        CommandRun run = edit(points);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--points");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"--eyes | 203.0,100.6,246.4,102.7", "--face | 1", "--face-at | 9,9"})
    void pointsAreGivenAlone(String option, String value) {
        CommandRun run = edit(FIVE, option, value);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Give --points alone, without --eyes, --face and --face-at");
        assertThat(output).doesNotExist();
    }
}
