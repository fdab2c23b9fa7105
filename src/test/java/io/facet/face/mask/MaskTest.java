package io.facet.face.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.facet.FacetException;
import io.facet.face.Scene;
import io.facet.face.residual.Residual;
import io.facet.image.Photograph;
import io.facet.network.NetworkCard.FaceTemplate;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskTest {

    private static final int SIZE = Scene.SIZE;

    /** Template of a crop of 224 pixels. */
    private static final FaceTemplate DOUBLE_TEMPLATE = new FaceTemplate(76.4, 104.8, 145.6, 104.8);

    static Stream<Mask> madeMasks() {
        return Stream.of(
                Mask.wholeFace(Scene.TEMPLATE, SIZE),
                Mask.wholeFace(DOUBLE_TEMPLATE, 2 * SIZE),
                // A face that fills more than the crop.
                Mask.wholeFace(new FaceTemplate(20, 56, 92, 56), SIZE),
                Mask.everything(SIZE),
                Mask.everything(2 * SIZE),
                Mask.everything(24));
    }

    @ParameterizedTest
    @MethodSource("madeMasks")
    void liesBetweenNothingAndAllAndIsNothingInTheThreePixelsAtEachBorder(Mask mask) {
        float[] values = mask.values();
        int nothing = 0;
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i]).isBetween(0f, 1f);
            int x = i % mask.size();
            int y = i / mask.size();
            int far = mask.size() - 4;
            if (Math.min(x, y) < 3 || Math.max(x, y) > far) {
                assertThat(values[i]).isZero();
                nothing++;
            }
        }
        assertThat(nothing).isEqualTo(12 * mask.size() - 36);
        assertThat(values).contains(1f);
    }

    @ParameterizedTest
    @ValueSource(ints = {112, 224})
    void risesWithoutAStep(int size) {
        double zoom = size / 112.0;
        FaceTemplate template =
                new FaceTemplate(38.2 * zoom, 52.4 * zoom, 72.8 * zoom, 52.4 * zoom);

        // A smoothstep is 1.5 times as steep as a straight rise. The border's takes size / 16; the
        // ellipse's takes a fifth of its half width of 1.35 * 34.6, and the two may add up.
        double border = 1.5 * 16 / size;
        double ellipse = 1.5 / (0.2 * 1.35 * 34.6 * zoom);
        assertThat(steepest(Mask.everything(size))).isBetween(0.9 * border, border);
        assertThat(steepest(Mask.wholeFace(template, size)))
                .isBetween(0.9 * ellipse, border + ellipse);
    }

    @ParameterizedTest
    @CsvSource({
        "55.5,89", // mouth
        "38.2,52.4", // left eye
        "72.8,52.4", // right eye
        "40,43", // left brow
        "71,43", // right brow
        "55.5,33", // middle of the forehead
        "30,75", // left cheek
        "81,75", // right cheek
        "55.5,102" // chin's upper part
    })
    void ofTheWholeFaceLetsEveryPartOfItChange(double x, double y) {
        assertThat(at(Mask.wholeFace(Scene.TEMPLATE, SIZE), x, y)).isEqualTo(1);
        assertThat(at(Mask.wholeFace(DOUBLE_TEMPLATE, 2 * SIZE), 2 * x, 2 * y)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "55.5,15", // hair
        "8,20", // background
        "103,20", "5,60", // beside an ear
        "106,60", "6,106", // shoulder
        "105,106"
    })
    void ofTheWholeFaceLetsHairAndBackgroundStay(double x, double y) {
        assertThat(at(Mask.wholeFace(Scene.TEMPLATE, SIZE), x, y)).isZero();
        assertThat(at(Mask.wholeFace(DOUBLE_TEMPLATE, 2 * SIZE), 2 * x, 2 * y)).isZero();
    }

    @Test
    void ofTheWholeFaceTurnsWithTheTemplate() {
        // The template on its side: eyes above each other, so that the chin lies to the left.
        Mask turned = Mask.wholeFace(new FaceTemplate(59.6, 38.2, 59.6, 72.8), SIZE);

        assertThat(at(turned, 59.6 - 36.6, 55.5)).isEqualTo(1);
        assertThat(at(turned, 59.6 + 36.6, 55.5)).isZero();
    }

    @Test
    void ofTheWholeFaceIsAnErrorWhereTheFaceLiesBesideTheCrop() {
        assertThatThrownBy(() -> Mask.wholeFace(new FaceTemplate(400, 50, 430, 50), SIZE))
                .isInstanceOf(FacetException.class)
                .hasMessageStartingWith("The mask is empty");
    }

    @Test
    void ofEverythingIsOneButForItsFeather() {
        Mask mask = Mask.everything(SIZE);

        // 112 / 16 = 7 pixels of feather begin after pixel 2.
        for (int y = 9; y <= 102; y++) {
            for (int x = 9; x <= 102; x++) {
                assertThat(at(mask, x, y)).isEqualTo(1);
            }
        }
        // smoothstep at 1/7, 2/7 .. 6/7 of the way: 3t² - 2t³.
        assertThat(at(mask, 3, 50)).isCloseTo(19 / 343f, within(1e-6f));
        assertThat(at(mask, 50, 5)).isCloseTo(135 / 343f, within(1e-6f));
        assertThat(at(mask, 106, 50)).isCloseTo(135 / 343f, within(1e-6f));
    }

    @Test
    void isAnErrorWhenItIsEmpty() {
        assertThatThrownBy(() -> new Mask(4, new float[16]))
                .isInstanceOf(FacetException.class)
                .hasMessage(
                        "The mask is empty, so nothing of the face could change."
                                + " Mark the part of the face to edit.");
        assertThatThrownBy(() -> Mask.everything(6)).isInstanceOf(FacetException.class);
    }

    @Test
    void refusesAnotherNumberOfValuesAndWhatIsNoWeight() {
        assertThatThrownBy(() -> new Mask(2, new float[] {1, 1, 1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Mask(1, new float[] {1.01f}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Mask(2, new float[] {1, 1, -0.01f, 1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Mask(1, new float[] {Float.NaN}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 13, 14, 30, 56, 112})
    void keepsItsMeanWhenItIsAveragedToAFeatureMap(int side) {
        Mask mask = random(SIZE);

        float[] averaged = mask.areaAveraged(side);

        assertThat(averaged).hasSize(side * side);
        assertThat(mean(averaged)).isCloseTo(mean(mask.values()), within(1e-6));
    }

    @Test
    void isAveragedOverTheSquaresOfTheFeatureMap() {
        Mask mask =
                new Mask(
                        4,
                        new float[] {
                            1, 0, 0, 0, //
                            0, 0, 0, 0, //
                            1, 1, 0, 1, //
                            1, 1, 1, 0.2f
                        });

        assertThat(mask.areaAveraged(2)).containsExactly(0.25f, 0, 1, 0.55f);
    }

    @Test
    void sharesAPixelBetweenTheUnitsThatCoverIt() {
        // Units of 1.5 pixels: the middle row and column belong half to either.
        Mask mask = new Mask(3, new float[] {1, 0, 0, 0, 1, 0, 0, 0, 0});

        // (1 + 0.5 * 0.5) / 2.25 for the first, 0.25 / 2.25 for the others.
        float[] averaged = mask.areaAveraged(2);
        assertThat(averaged[0]).isCloseTo(1.25f / 2.25f, within(1e-6f));
        for (int i = 1; i < 4; i++) {
            assertThat(averaged[i]).isCloseTo(0.25f / 2.25f, within(1e-6f));
        }
    }

    @Test
    void repeatsItsPixelsInAFinerMap() {
        Mask mask = new Mask(2, new float[] {1, 0.5f, 0, 0.25f});

        assertThat(mask.areaAveraged(4))
                .containsExactly(
                        1, 1, 0.5f, 0.5f, 1, 1, 0.5f, 0.5f, 0, 0, 0.25f, 0.25f, 0, 0, 0.25f, 0.25f);
    }

    @Test
    void isNotAveragedToNothing() {
        assertThatThrownBy(() -> random(4).areaAveraged(0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void timesAnotherLetsChangeWhatBothDo() {
        Mask one = new Mask(2, new float[] {1, 0.5f, 0, 0.5f});
        Mask other = new Mask(2, new float[] {0.25f, 0.5f, 1, 0});

        assertThat(one.times(other).values()).containsExactly(0.25f, 0.25f, 0, 0);
    }

    @Test
    void timesAnotherIsAnErrorWhenTheyHaveNothingInCommon() {
        Mask one = new Mask(2, new float[] {1, 0, 1, 0});
        Mask other = new Mask(2, new float[] {0, 1, 0, 1});

        assertThatThrownBy(() -> one.times(other)).isInstanceOf(FacetException.class);
        assertThatThrownBy(() -> one.times(random(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("masks of 2 and 3");
    }

    @Test
    void supportsWhatAResidualUnderItMayChange() {
        Scene scene = Scene.of(3, 20);
        Photograph photo = scene.grey(8, (x, y) -> 100);
        Mask mask = Mask.wholeFace(Scene.TEMPLATE, SIZE);
        float[] weights = mask.values();
        float[] change = new float[SIZE * SIZE * 3];
        for (int i = 0; i < change.length; i++) {
            change[i] = 40 * weights[i / 3];
        }
        Residual residual = new Residual(SIZE, change);

        boolean[] support = mask.support(photo, scene.cropToPhoto());

        assertThat(support).isEqualTo(residual.support(photo, scene.cropToPhoto()));
        assertThat(support).contains(true, false);
        assertThat(support[scene.side() / 2 * (scene.side() + 1)]).isTrue();
    }

    @Test
    void keepsItsValuesWhenTheCallersArraysChange() {
        float[] values = {1, 0, 0, 0};
        Mask mask = new Mask(2, values);

        values[1] = 1;
        mask.values()[2] = 1;

        assertThat(mask.values()).containsExactly(1, 0, 0, 0);
        assertThat(mask).isEqualTo(new Mask(2, new float[] {1, 0, 0, 0}));
        assertThat(mask).isNotEqualTo(new Mask(2, values));
    }

    private static Mask random(int size) {
        Random random = new Random(3);
        float[] values = new float[size * size];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return new Mask(size, values);
    }

    /** Returns the largest difference between neighbours in a row or a column. */
    private static double steepest(Mask mask) {
        float[] values = mask.values();
        double steepest = 0;
        for (int i = mask.size(); i < values.length; i++) {
            steepest = Math.max(steepest, Math.abs(values[i] - values[i - mask.size()]));
            steepest = Math.max(steepest, Math.abs(values[i] - values[i - 1]));
        }
        return steepest;
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static float at(Mask mask, double x, double y) {
        return mask.values()[(int) Math.round(y) * mask.size() + (int) Math.round(x)];
    }
}
