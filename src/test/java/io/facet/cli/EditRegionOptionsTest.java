package io.facet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.facet.face.EyePositions;
import io.facet.file.Sha256;
import io.facet.image.Photograph;
import io.facet.image.io.PhotographFile;
import io.facet.job.SamplePortrait;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Regions in which the bundled portrait may change. */
class EditRegionOptionsTest {

    private static final EyePositions EYES = SamplePortrait.ASTRONAUT.eyes();

    /** Centre of the portrait's mouth and half its width, measured in the enlarged picture. */
    private static final double MOUTH_X = 224;

    private static final double MOUTH_Y = 150;
    private static final double HALF_MOUTH = 19;

    @TempDir Path folder;

    private Path input;
    private Path output;
    private Photograph before;
    private int iterations = 3;

    @BeforeEach
    void copyPortrait() throws IOException {
        input = folder.resolve("in.png");
        output = folder.resolve("out.png");
        Portraits.copyTo(input);
        before = PhotographFile.read(input);
    }

    private CommandRun edit(Object... more) {
        List<Object> args = new ArrayList<>();
        args.addAll(List.of("--input", input, "--output", output, "--iterations", iterations));
        args.addAll(List.of("--attributes", "smile=-1"));
        args.addAll(Arrays.asList(more));
        return CommandRun.of(args.toArray());
    }

    private interface Pixels {
        boolean include(double x, double y);
    }

    /**
     * Returns the number of changed samples, and requires that they lie in pixels that are allowed
     * to change.
     */
    private int changed(Pixels pixels) {
        Photograph after = PhotographFile.read(output);
        int changed = 0;
        for (int band = 0; band < 3; band++) {
            float[] was = before.plane(band);
            float[] is = after.plane(band);
            for (int i = 0; i < was.length; i++) {
                if (was[i] != is[i]) {
                    int x = i % before.width();
                    int y = i / before.width();
                    assertThat(pixels.include(x, y)).as("(%d, %d)", x, y).isTrue();
                    changed++;
                }
            }
        }
        return changed;
    }

    private static boolean nearMouth(double x, double y) {
        // The rim is a quarter of the interpupillary distance wide. The outline is enlarged by a
        // fifth, and the interpolation adds two pixels of the crop.
        double reach = 1.2 * HALF_MOUTH + 0.25 * EYES.distance() + 4;
        return Math.hypot(x - MOUTH_X, y - MOUTH_Y) < reach;
    }

    private JsonObject recorded() throws IOException {
        String text = Files.readString(folder.resolve("out.json"));
        return JsonParser.parseString(text).getAsJsonObject();
    }

    private JsonObject recordedRegion() throws IOException {
        return recorded().getAsJsonObject("region");
    }

    private JsonElement recordedFeather() throws IOException {
        JsonObject page = recorded().getAsJsonArray("pages").get(0).getAsJsonObject();
        return page.getAsJsonArray("faces").get(0).getAsJsonObject().get("feather");
    }

    @Test
    void aRegionOfTheMouthChangesOnlyThere() throws IOException {
        CommandRun run = edit("--region", "mouth", "--details");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(changed(EditRegionOptionsTest::nearMouth)).isGreaterThan(1_000);
        assertThat(recordedRegion().getAsJsonArray("names").toString()).isEqualTo("[\"mouth\"]");
        assertThat(recordedRegion().get("mask").isJsonNull()).isTrue();
        assertThat(recordedFeather().isJsonNull()).isTrue();
    }

    @Test
    void withoutARegionTheAttributesSayItAndTheRecordHoldsTheirParts() throws IOException {
        CommandRun run = edit("--details");

        assertThat(run.exitCode()).as(run.err()).isZero();
        // The middle of the forehead and above, which a smile does not move.
        double forehead = EYES.leftY() - 0.6 * EYES.distance();
        assertThat(changed((x, y) -> y > forehead)).isGreaterThan(5_000);
        assertThat(recordedRegion().getAsJsonArray("names").toString())
                .isEqualTo("[\"lower-face\",\"eyes\"]");
    }

    @Test
    void theWholeCropChangesBeyondTheFace() throws IOException {
        iterations = 8;
        CommandRun run = edit("--region", "crop", "--details", "--preset", "residual");

        assertThat(run.exitCode()).as(run.err()).isZero();
        // The outline of the face ends 0.95 interpupillary distances above the eyes; above it is
        // hair.
        double top = EYES.leftY() - EYES.distance();
        int[] hair = new int[1];
        changed(
                (x, y) -> {
                    hair[0] += y < top ? 1 : 0;
                    return true;
                });
        assertThat(hair[0]).isGreaterThan(100);
        assertThat(recordedRegion().getAsJsonArray("names").toString()).isEqualTo("[\"crop\"]");
    }

    /** Writes an oval in ImageJ's format, as described in its RoiDecoder. */
    private Path savedOval(int left, int top, int right, int bottom) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(64);
        bytes.put(new byte[] {'I', 'o', 'u', 't'}).putShort((short) 217).put((byte) 2);
        bytes.putShort(8, (short) top).putShort(10, (short) left);
        bytes.putShort(12, (short) bottom).putShort(14, (short) right);
        return Files.write(folder.resolve("oval.roi"), bytes.array());
    }

    @Test
    void anAreaFromImageJIsAllThatChangesAndTheRecordHoldsItsHash() throws IOException {
        Path oval = savedOval(200, 132, 248, 168);

        CommandRun run = edit("--mask", oval, "--details");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(changed((x, y) -> x >= 200 && x < 248 && y >= 132 && y < 168))
                .isGreaterThan(1_000);
        JsonObject mask = recordedRegion().getAsJsonObject("mask");
        assertThat(mask.get("file").getAsString()).endsWith("oval.roi");
        assertThat(mask.get("sha256").getAsString()).isEqualTo(Sha256.of(oval));
        assertThat(recordedRegion().getAsJsonArray("names")).isEmpty();
        // A fifth of the interpupillary distance, between detected pupils.
        assertThat(recordedFeather().getAsDouble()).isCloseTo(0.2 * EYES.distance(), within(0.5));
    }

    @Test
    void aMaskPictureIsAllThatChanges() throws IOException {
        float[] white = new float[before.width() * before.height()];
        for (int i = 0; i < white.length; i++) {
            white[i] = i % before.width() >= 224 ? 255 : 0;
        }
        Path mask = folder.resolve("mask.png");
        PhotographFile.write(
                Photograph.ofPlanes(before.width(), before.height(), 8, white), mask, false);

        CommandRun run = edit("--mask", mask, "--feather", 0, "--details");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(changed((x, y) -> x >= 224)).isGreaterThan(5_000);
        assertThat(recordedFeather().getAsDouble()).isZero();
    }

    @Test
    void aMaskOfAnotherSizeIsRefusedAndNothingIsWritten() {
        Path mask = folder.resolve("mask.png");
        float[] white = new float[100];
        Arrays.fill(white, 255);
        PhotographFile.write(Photograph.ofPlanes(10, 10, 8, white), mask, false);

        CommandRun run = edit("--mask", mask);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("mask.png has 10 x 10 pixels and the photograph 512 x 512")
                .hasLineCount(1);
        assertThat(output).doesNotExist();
    }

    @Test
    void aMaskBesideTheFaceIsRefusedAndNothingIsWritten() throws IOException {
        CommandRun run = edit("--mask", savedOval(400, 400, 450, 450));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("does not touch the face that is edited");
        assertThat(output).doesNotExist();
    }

    @Test
    void anUnknownPartIsAnsweredWithTheKnownOnes() {
        CommandRun run = edit("--region", "mouth,ear");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--region cannot be 'ear'. It is one of: automatic,");
        assertThat(output).doesNotExist();
    }

    @Test
    void optionsThatContradictEachOtherAreMisused() {
        Path mask = folder.resolve("mask.png");

        assertThat(edit("--region", "mouth", "--mask", mask).err())
                .contains("Give --region or --mask, not both");
        assertThat(edit("--feather", 3).err()).contains("--feather is for the edge of a --mask");
        assertThat(edit("--mask", mask, "--feather", -1).err())
                .contains("--feather is a number from 0 to 10000, not -1.");
        assertThat(CommandRun.of("--region", "mouth").err()).contains("--input is missing");
        assertThat(edit("--feather", 3).exitCode()).isEqualTo(2);
    }

    @Test
    void theListSaysWhereAttributesShow() {
        CommandRun run = CommandRun.of("--list");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .containsPattern("smile +a smile +a closed, sober mouth +lower-face,eyes")
                .containsPattern("age +an older face +a younger face +face");
    }
}
