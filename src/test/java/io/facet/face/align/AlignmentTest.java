package io.facet.face.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Offset.offset;

import io.facet.FacetException;
import io.facet.face.EyePositions;
import io.facet.face.PixelKind;
import io.facet.face.Scene;
import io.facet.image.FloatImage;
import io.facet.image.Photograph;
import io.facet.network.NetworkCard.FaceTemplate;
import io.facet.warp.Similarity;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlignmentTest {

    private static final int SIZE = Scene.SIZE;

    @ParameterizedTest
    @CsvSource({"0.7,0", "1,20", "3,-35", "10,20"})
    void bringsTheEyesToTheTemplate(double scale, double degrees) {
        Scene scene = Scene.of(scale, degrees);
        EyePositions eyes = scene.eyes();
        // Blobs of 2 crop pixels: smooth at every scale, and dark at the other eye.
        Scene.Drawing blobs =
                (x, y) ->
                        60_000
                                * (gaussian(x - eyes.leftX(), y - eyes.leftY(), 2 * scale)
                                        + gaussian(
                                                x - eyes.rightX(), y - eyes.rightY(), 2 * scale));

        FloatImage crop = scene.align(scene.grey(16, blobs)).crop();

        assertCentroid(crop, Scene.TEMPLATE.leftX(), Scene.TEMPLATE.leftY());
        assertCentroid(crop, Scene.TEMPLATE.rightX(), Scene.TEMPLATE.rightY());
    }

    @ParameterizedTest
    @CsvSource({"0.7,0", "3,20", "10,-20"})
    void saysWhereTheCropCameFrom(double scale, double degrees) {
        Scene scene = Scene.of(scale, degrees);

        Similarity found = (Similarity) scene.align(scene.grey(8, (x, y) -> 100)).cropToPhoto();

        assertThat(found.a()).isCloseTo(scene.cropToPhoto().a(), within(1e-9));
        assertThat(found.b()).isCloseTo(scene.cropToPhoto().b(), within(1e-9));
        assertThat(found.tx()).isCloseTo(scene.cropToPhoto().tx(), within(1e-7));
        assertThat(found.ty()).isCloseTo(scene.cropToPhoto().ty(), within(1e-7));
    }

    @ParameterizedTest
    @CsvSource({"0.7,0", "0.7,20", "1,0", "1,20", "2.6,0", "3,20", "9.3,20", "10,0"})
    void keepsARampARamp(double scale, double degrees) {
        Scene scene = Scene.of(scale, degrees);
        Photograph ramp = scene.grey(16, (x, y) -> 1000 + 20 * x + 10 * y);

        FloatImage crop = scene.align(ramp).crop();

        Similarity s = scene.cropToPhoto();
        double worst = 0;
        for (int v = 0; v < SIZE; v++) {
            for (int u = 0; u < SIZE; u++) {
                double x = s.a() * u - s.b() * v + s.tx();
                double y = s.b() * u + s.a() * v + s.ty();
                double expected = (1000 + 20 * x + 10 * y) / 257;
                worst = Math.max(worst, Math.abs(crop.sample(u, v, 0) - expected));
            }
        }
        assertThat(worst).isLessThan(1e-3);
    }

    @ParameterizedTest
    @CsvSource({"10,0", "10,20", "9.3,0", "20,7"})
    void turnsACheckerboardTooFineForTheCropIntoItsMean(double scale, double degrees) {
        Scene scene = Scene.of(scale, degrees);
        Photograph board = scene.grey(8, (x, y) -> (x + y) % 2 == 0 ? 255 : 0);

        assertAll(scene.align(board).crop(), 127.5, 0.5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.1, 1.37, 2.2, 3.9})
    void leavesLessThanAFiftiethOfWavesShorterThanACropPixel(double cyclesPerCropPixel) {
        Scene scene = Scene.of(10, 0);
        double cyclesPerPixel = cyclesPerCropPixel / 10;
        Photograph waves =
                scene.grey(
                        16, (x, y) -> 32_768 + 25_700 * Math.sin(2 * Math.PI * cyclesPerPixel * x));

        // An amplitude of 100 grey levels; a sampling without low pass would keep it whole.
        assertAll(scene.align(waves).crop(), 32_768 / 257.0, 2);
    }

    @Test
    void drawsASmoothCurveThroughThePixelsOfASmallFace() {
        Scene scene = Scene.of(0.35, 10);
        double frequency = 2 * Math.PI / 12;
        Photograph waves = scene.grey(16, (x, y) -> 257 * (128 + 100 * Math.sin(frequency * x)));

        FloatImage crop = scene.align(waves).crop();

        // A cubic's error at 12 samples a wave is some 1 in 100; nearest pixels err by 26.
        Similarity s = scene.cropToPhoto();
        for (int i = 0; i < SIZE * SIZE; i++) {
            double x = s.a() * (i % SIZE) - s.b() * (i / SIZE) + s.tx();
            assertThat((double) crop.sample(i % SIZE, i / SIZE, 0))
                    .isCloseTo(128 + 100 * Math.sin(frequency * x), within(1.0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0,0,40,0", "60,199,199,190", "5,100,195,100", "190,10,199,30"})
    void leavesAConstantPictureConstantBeyondItsBorders(String eyes) {
        float[] plane = new float[200 * 200];
        Arrays.fill(plane, 200);
        Photograph photo = Photograph.ofPlanes(200, 200, 8, plane);

        FloatImage crop =
                Alignment.align(photo, EyePositions.parse(eyes), Scene.TEMPLATE, SIZE).crop();

        assertAll(crop, 200, 1e-3);
    }

    @Test
    void goesOnWithTheNearestPixelBeyondTheBorder() {
        float[] plane = new float[100 * 100];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = i % 100 == 0 ? 40 : 90 + i / 100;
        }
        Photograph photo = Photograph.ofPlanes(100, 100, 8, plane);
        EyePositions eyes = new EyePositions(8, 52.4, 42.6, 52.4); // the crop begins at x = -30.2

        FloatImage crop = Alignment.align(photo, eyes, Scene.TEMPLATE, SIZE).crop();

        // The first column is 40 and nothing else reaches two pixels beyond it; the rows end at 99.
        assertThat(crop.sample(0, 50, 0)).isCloseTo(40, within(1e-3f));
        assertThat(crop.sample(28, 50, 0)).isCloseTo(40, within(1e-3f));
        assertThat(crop.sample(80, 50, 0)).isCloseTo(140, within(1e-3f));
        assertThat(crop.sample(80, 111, 0)).isCloseTo(189, within(1e-3f));
    }

    @Test
    void keepsRedGreenAndBlueApart() {
        float[] red = filled(100 * 100, 10);
        float[] green = filled(100 * 100, 120);
        float[] blue = filled(100 * 100, 230);
        Photograph photo = Photograph.ofPlanes(100, 100, 8, red, green, blue);

        FloatImage crop =
                Alignment.align(photo, new EyePositions(30, 50, 70, 50), Scene.TEMPLATE, SIZE)
                        .crop();

        assertThat(crop.channels()).isEqualTo(3);
        assertThat(crop.sample(60, 40, 0)).isCloseTo(10, within(1e-3f));
        assertThat(crop.sample(60, 40, 1)).isCloseTo(120, within(1e-3f));
        assertThat(crop.sample(60, 40, 2)).isCloseTo(230, within(1e-3f));
    }

    @Test
    void showsAGreyPhotographInThreeEqualChannels() {
        Scene scene = Scene.of(1.3, 5);

        FloatImage crop = scene.align(scene.noise(PixelKind.GREY_8)).crop();

        for (int i = 0; i < SIZE * SIZE; i++) {
            float red = crop.sample(i % SIZE, i / SIZE, 0);
            assertThat(crop.sample(i % SIZE, i / SIZE, 1)).isEqualTo(red);
            assertThat(crop.sample(i % SIZE, i / SIZE, 2)).isEqualTo(red);
        }
        assertThat(crop.sample(3, 3, 0)).isNotEqualTo(crop.sample(60, 60, 0));
    }

    @Test
    void givesGreyLevelsWhateverTheDepth() {
        Scene scene = Scene.of(2.3, 15);
        Scene.Drawing drawing = (x, y) -> (7 * x + 13 * y) % 256;

        float[] from8 = scene.align(scene.grey(8, drawing)).crop().samples();
        float[] from16 =
                scene.align(scene.grey(16, (x, y) -> 257 * drawing.sample(x, y))).crop().samples();

        assertThat(from16).containsExactly(from8, offset(1e-3f));
    }

    @Test
    void staysWithinBlackAndWhiteAtASharpEdge() {
        Scene scene = Scene.of(0.5, 0);

        float[] samples =
                scene.align(scene.grey(8, (x, y) -> x % 8 < 4 ? 0 : 255)).crop().samples();

        for (float sample : samples) {
            assertThat(sample).isBetween(0f, 255f);
        }
        assertThat(samples).contains(0f, 255f);
    }

    @Test
    void fitsATemplateOfAnySize() {
        FaceTemplate large = new FaceTemplate(76.4, 104.8, 145.6, 104.8);
        Scene scene = Scene.of(3, 20);

        AlignedFace face =
                Alignment.align(scene.grey(8, (x, y) -> 90), scene.eyes(), large, 2 * SIZE);

        assertThat(face.size()).isEqualTo(224);
        assertThat(face.cropToPhoto().scale()).isCloseTo(1.5, within(1e-9));
    }

    @Test
    void refusesEyesThatAreNotInThePhotograph() {
        Photograph photo = Photograph.ofPlanes(100, 100, 8, new float[10_000]);

        assertThatThrownBy(
                        () ->
                                Alignment.align(
                                        photo,
                                        new EyePositions(30, 120, 70, 50),
                                        Scene.TEMPLATE,
                                        SIZE))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("The left eye at (30.0, 120.0) lies outside");
    }

    @Test
    void refusesACropWithoutPixels() {
        Photograph photo = Photograph.ofPlanes(100, 100, 8, new float[10_000]);

        assertThatThrownBy(
                        () ->
                                Alignment.align(
                                        photo, new EyePositions(30, 50, 70, 50), Scene.TEMPLATE, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double gaussian(double dx, double dy, double sigma) {
        return Math.exp(-(dx * dx + dy * dy) / (2 * sigma * sigma));
    }

    /**
     * Asserts the centroid within 0.05 pixels, over the crop within 12 pixels of the expected
     * position.
     */
    private static void assertCentroid(FloatImage crop, double x, double y) {
        double sum = 0;
        double sumX = 0;
        double sumY = 0;
        for (int v = (int) y - 12; v <= y + 12; v++) {
            for (int u = (int) x - 12; u <= x + 12; u++) {
                double sample = crop.sample(u, v, 0);
                sum += sample;
                sumX += sample * u;
                sumY += sample * v;
            }
        }
        assertThat(sumX / sum).isCloseTo(x, within(0.05));
        assertThat(sumY / sum).isCloseTo(y, within(0.05));
    }

    private static void assertAll(FloatImage crop, double expected, double tolerance) {
        double worst = 0;
        for (float sample : crop.samples()) {
            worst = Math.max(worst, Math.abs(sample - expected));
        }
        assertThat(worst).isLessThanOrEqualTo(tolerance);
    }

    private static float[] filled(int length, float value) {
        float[] filled = new float[length];
        Arrays.fill(filled, value);
        return filled;
    }
}
