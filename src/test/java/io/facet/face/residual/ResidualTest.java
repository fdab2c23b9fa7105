package io.facet.face.residual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.facet.face.PixelKind;
import io.facet.face.Scene;
import io.facet.face.align.AlignedFace;
import io.facet.image.FloatImage;
import io.facet.image.Photograph;
import io.facet.warp.Similarity;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResidualTest {

    private static final int SIZE = Scene.SIZE;

    static Stream<Arguments> everyKindAtSeveralScales() {
        return Stream.of(PixelKind.values())
                .flatMap(
                        kind ->
                                Stream.of(0.7, 1.0, 3.0, 10.0)
                                        .map(scale -> Arguments.of(kind, scale)));
    }

    @ParameterizedTest
    @EnumSource
    void ofZeroGivesThePhotographBackBitForBit(PixelKind kind) {
        Scene scene = Scene.of(2.3, 20);
        Photograph photo = scene.noise(kind);
        AlignedFace face = scene.align(photo);

        Photograph back =
                new Residual(SIZE, new float[SIZE * SIZE * 3]).addTo(photo, face.cropToPhoto());

        assertThat(back).isEqualTo(photo);
    }

    @ParameterizedTest
    @MethodSource("everyKindAtSeveralScales")
    void ofTenGreyLevelsArrivesAsTenEverywhereInside(PixelKind kind, double scale) {
        Scene scene = Scene.of(scale, 20);
        Photograph photo = scene.noise(kind);

        Photograph edited = constant(10).addTo(photo, scene.cropToPhoto());

        int inside = 0;
        double worst = 0;
        for (int band = 0; band < photo.bands(); band++) {
            float[] before = photo.plane(band);
            float[] after = edited.plane(band);
            for (int i = 0; i < before.length; i++) {
                if (isInside(scene, i, 3 * Math.max(1, 1 / scale))) {
                    double change = (after[i] - before[i]) / photo.greyLevel();
                    worst = Math.max(worst, Math.abs(change - 10));
                    inside++;
                }
            }
        }
        assertThat(worst).isLessThan(0.01);
        assertThat(inside).isGreaterThan((int) (100 * 100 * scale * scale * photo.bands()));
    }

    @ParameterizedTest
    @MethodSource("everyKindAtSeveralScales")
    void leavesEverySampleOutsideItsSupportAlone(PixelKind kind, double scale) {
        Scene scene = Scene.of(scale, 20);
        Photograph photo = scene.noise(kind);
        Residual residual = randomInACorner(new Random(5));

        Photograph edited = residual.addTo(photo, scene.cropToPhoto());

        boolean[] support = residual.support(photo, scene.cropToPhoto());
        for (int band = 0; band < photo.bands(); band++) {
            float[] before = photo.plane(band);
            float[] after = edited.plane(band);
            int changedInside = 0;
            int changedOutside = 0;
            for (int i = 0; i < before.length; i++) {
                if (after[i] != before[i]) {
                    changedInside += support[i] ? 1 : 0;
                    changedOutside += support[i] ? 0 : 1;
                }
            }
            assertThat(changedOutside).isZero();
            assertThat(changedInside).isGreaterThan((int) (30 * 30 * scale * scale * 0.8));
        }
        assertThat(edited.alpha().isPresent()).isEqualTo(kind.hasAlpha());
        photo.alpha().ifPresent(alpha -> assertThat(edited.alpha().orElseThrow()).isEqualTo(alpha));
    }

    @ParameterizedTest
    @CsvSource({"0.7,20", "1,20", "3,-35", "10,20"})
    void isSupportedOnlyWithinTheReachOfTheCubic(double scale, double degrees) {
        Scene scene = Scene.of(scale, degrees);
        Photograph photo = scene.grey(8, (x, y) -> 100);

        boolean[] ofCorner = randomInACorner(new Random(6)).support(photo, scene.cropToPhoto());
        boolean[] ofAll = constant(1).support(photo, scene.cropToPhoto());

        // The kernel reaches 2 pixels, of the crop or of the photograph, whichever are longer.
        double reach = 2 * Math.max(1, 1 / scale);
        assertThat(Arrays.equals(ofCorner, nearer(scene, 20, 49, reach))).isTrue();
        assertThat(Arrays.equals(ofAll, nearer(scene, 0, SIZE - 1, reach))).isTrue();
        assertThat(ofAll).contains(true, false);
    }

    @Test
    void changesOnePixelAloneWhereCropAndPhotographShareTheirGrid() {
        Photograph photo = Photograph.ofPlanes(200, 150, 8, new float[200 * 150]);
        float[] values = new float[SIZE * SIZE * 3];
        Arrays.fill(values, (31 * SIZE + 17) * 3, (31 * SIZE + 17) * 3 + 3, 50);
        Residual residual = new Residual(SIZE, values);
        Similarity shift = new Similarity(1, 0, 40, 20);

        Photograph edited = residual.addTo(photo, shift);

        float[] expected = new float[200 * 150];
        expected[(31 + 20) * 200 + 17 + 40] = 50;
        assertThat(edited.plane(0)).containsExactly(expected);
        boolean[] support = residual.support(photo, shift);
        for (int i = 0; i < support.length; i++) {
            assertThat(support[i]).isEqualTo(expected[i] != 0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void isSupportedWhereOneChannelAloneChanges(int channel) {
        Photograph photo = Photograph.ofPlanes(3, 1, 8, new float[3]);
        float[] values = new float[12];
        values[3 + channel] = 50; // the second pixel of the first row
        Residual residual = new Residual(2, values);

        assertThat(residual.support(photo, new Similarity(1, 0, 0, 0)))
                .containsExactly(false, true, false);
    }

    @ParameterizedTest
    @CsvSource({"0.7,20", "1,0", "3,-35", "10,20"})
    void arrivesWhereItBelongs(double scale, double degrees) {
        Scene scene = Scene.of(scale, degrees);
        Photograph photo = scene.grey(16, (x, y) -> 10_000);

        float[] after = blobAtLeftEye(3).addTo(photo, scene.cropToPhoto()).plane(0);

        double sum = 0;
        double sumX = 0;
        double sumY = 0;
        for (int i = 0; i < after.length; i++) {
            double change = after[i] - 10_000;
            sum += change;
            sumX += change * (i % scene.side());
            sumY += change * (i / scene.side());
        }
        assertThat(sumX / sum).isCloseTo(scene.eyes().leftX(), within(0.05 * scale));
        assertThat(sumY / sum).isCloseTo(scene.eyes().leftY(), within(0.05 * scale));
    }

    @ParameterizedTest
    @CsvSource({"1,20", "3,-35", "7.5,20"})
    void isSeenAgainWhenTheEditedPhotographIsAligned(double scale, double degrees) {
        Scene scene = Scene.of(scale, degrees);
        Photograph photo = scene.grey(16, (x, y) -> 10_000 + 5 * x);
        Residual blob = blobAtLeftEye(3);

        FloatImage after = scene.align(blob.addTo(photo, scene.cropToPhoto())).crop();

        // Of 100 grey levels, two cubics in a row lose about 1 at a blob of 3 pixels.
        float[] before = scene.align(photo).crop().samples();
        float[] edited = after.samples();
        float[] expected = blob.values();
        for (int i = 0; i < expected.length; i++) {
            assertThat(edited[i] - before[i]).isCloseTo(expected[i], within(1.5f));
        }
    }

    @Test
    void doesNotAliasInAPhotographCoarserThanTheCrop() {
        Scene scene = Scene.of(0.3, 0);
        Photograph photo = scene.grey(16, (x, y) -> 257 * 100);
        float[] values = new float[SIZE * SIZE * 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i / 3 % SIZE + i / 3 / SIZE) % 2 == 0 ? 50 : -50;
        }

        float[] after = new Residual(SIZE, values).addTo(photo, scene.cropToPhoto()).plane(0);

        // A checkerboard of 50 grey levels, three pixels to one; at its border half a row is left.
        for (int i = 0; i < after.length; i++) {
            if (isInside(scene, i, 8)) {
                assertThat(after[i] / 257).isCloseTo(100, within(0.5f));
            }
        }
        assertThat(isInside(scene, scene.side() / 2 * (scene.side() + 1), 8)).isTrue();
    }

    @Test
    void reachesAGreyPhotographAsItsLuma() {
        Scene scene = Scene.of(1, 0);
        Photograph photo = scene.grey(16, (x, y) -> 10_000);
        int middle = scene.side() / 2 * (scene.side() + 1);

        // ITU-R BT.601: 0.299, 0.587 and 0.114 of 100 grey levels, each 257 samples.
        assertThat(constant(100, 0, 0).addTo(photo, scene.cropToPhoto()).plane(0)[middle])
                .isEqualTo(10_000 + Math.round(29.9f * 257));
        assertThat(constant(0, 100, 0).addTo(photo, scene.cropToPhoto()).plane(0)[middle])
                .isEqualTo(10_000 + Math.round(58.7f * 257));
        assertThat(constant(0, 0, 100).addTo(photo, scene.cropToPhoto()).plane(0)[middle])
                .isEqualTo(10_000 + Math.round(11.4f * 257));
    }

    @Test
    void keepsRedGreenAndBlueApart() {
        Scene scene = Scene.of(1.7, 10);
        Photograph photo = scene.noise(PixelKind.RGB_8);
        int middle = scene.side() / 2 * (scene.side() + 1);

        Photograph edited = constant(10, -5, 0).addTo(photo, scene.cropToPhoto());

        assertThat(edited.plane(0)[middle]).isEqualTo(photo.plane(0)[middle] + 10);
        assertThat(edited.plane(1)[middle]).isEqualTo(photo.plane(1)[middle] - 5);
        assertThat(edited.plane(2)).isEqualTo(photo.plane(2));
    }

    @Test
    void endsAtBlackAndWhite() {
        Scene scene = Scene.of(2, 0);
        Photograph photo = scene.noise(PixelKind.RGB_16);
        int middle = scene.side() / 2 * (scene.side() + 1);

        assertThat(constant(300).addTo(photo, scene.cropToPhoto()).plane(1)[middle])
                .isEqualTo(65_535);
        assertThat(constant(-300).addTo(photo, scene.cropToPhoto()).plane(1)[middle]).isZero();
    }

    @Test
    void isCutOffWhereTheCropLeavesThePhotograph() {
        Photograph photo = Photograph.ofPlanes(60, 40, 8, new float[60 * 40]);
        Similarity beyond = new Similarity(1, 0, -50, 20);

        float[] after = constant(10).addTo(photo, beyond).plane(0);

        // The crop covers columns -50..61 and rows 20..131.
        for (int i = 0; i < after.length; i++) {
            assertThat(after[i]).isEqualTo(i / 60 >= 20 ? 10 : 0);
        }
    }

    @Test
    void leavesThePhotographAloneWhenTheCropLiesBesideIt() {
        Photograph photo = Photograph.ofPlanes(60, 40, 8, new float[60 * 40]);
        Similarity beside = new Similarity(1, 0, 500, 20);

        assertThat(constant(10).addTo(photo, beside)).isEqualTo(photo);
        assertThat(constant(10).support(photo, beside)).doesNotContain(true);
    }

    @Test
    void keepsItsValuesWhenTheCallersArraysChange() {
        float[] values = new float[2 * 2 * 3];
        Residual residual = new Residual(2, values);

        values[0] = 7;
        residual.values()[0] = 8;

        assertThat(residual.values()[0]).isZero();
        assertThat(residual).isEqualTo(new Residual(2, new float[12]));
        assertThat(residual).isNotEqualTo(new Residual(2, values));
    }

    @Test
    void refusesAnotherNumberOfValuesAndWhatIsNoNumber() {
        assertThatThrownBy(() -> new Residual(2, new float[11]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Residual(1, new float[] {0, Float.NaN, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sample 1 is NaN");
    }

    private static Residual constant(float... rgb) {
        float[] values = new float[SIZE * SIZE * 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = rgb[i % rgb.length];
        }
        return new Residual(SIZE, values);
    }

    /**
     * Returns a residual of up to ±20 grey levels, never 0, at columns and rows 20..49, and 0
     * elsewhere.
     */
    private static Residual randomInACorner(Random random) {
        float[] values = new float[SIZE * SIZE * 3];
        for (int i = 0; i < values.length; i++) {
            int column = i / 3 % SIZE;
            int row = i / 3 / SIZE;
            if (column >= 20 && column < 50 && row >= 20 && row < 50) {
                values[i] = (random.nextBoolean() ? 1 : -1) * (5 + 15 * random.nextFloat());
            }
        }
        return new Residual(SIZE, values);
    }

    private static Residual blobAtLeftEye(double sigma) {
        float[] values = new float[SIZE * SIZE * 3];
        for (int i = 0; i < values.length; i++) {
            double dx = i / 3 % SIZE - Scene.TEMPLATE.leftX();
            double dy = i / 3 / SIZE - Scene.TEMPLATE.leftY();
            values[i] = (float) (100 * Math.exp(-(dx * dx + dy * dy) / (2 * sigma * sigma)));
        }
        return new Residual(SIZE, values);
    }

    /**
     * Returns the pixels of the photograph that are nearer than a distance to columns and rows of
     * the crop.
     */
    private static boolean[] nearer(Scene scene, int first, int last, double reach) {
        Similarity photoToCrop = scene.cropToPhoto().inverse();
        boolean[] nearer = new boolean[scene.side() * scene.side()];
        for (int i = 0; i < nearer.length; i++) {
            double u = photoToCrop.x(i % scene.side(), i / scene.side());
            double v = photoToCrop.y(i % scene.side(), i / scene.side());
            double low = Math.min(u, v);
            double high = Math.max(u, v);
            nearer[i] = low > first - reach && high < last + reach;
        }
        return nearer;
    }

    /**
     * Returns whether a pixel of the photograph lies in the crop, at a minimum distance from its
     * border in crop pixels.
     */
    private static boolean isInside(Scene scene, int pixel, double margin) {
        Similarity photoToCrop = scene.cropToPhoto().inverse();
        double u = photoToCrop.x(pixel % scene.side(), pixel / scene.side());
        double v = photoToCrop.y(pixel % scene.side(), pixel / scene.side());
        return Math.min(u, v) >= margin && Math.max(u, v) <= SIZE - 1 - margin;
    }
}
