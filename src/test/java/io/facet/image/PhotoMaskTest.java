package io.facet.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.facet.FacetException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoMaskTest {

    private static final int WIDTH = 60;
    private static final int HEIGHT = 50;

    /**
     * Returns a mask that is 1 from the first column up to, but excluding, the last one, in all
     * rows.
     */
    private static PhotoMask stripe(int first, int last) {
        float[] values = new float[WIDTH * HEIGHT];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % WIDTH >= first && i % WIDTH < last ? 1 : 0;
        }
        return new PhotoMask(WIDTH, HEIGHT, values);
    }

    @Test
    void risesFromItsEdgeInwardsAndNowhereGrows() {
        PhotoMask feathered = stripe(20, 50).feathered(8);

        // The centre of column 20 lies half a pixel inside: smoothstep 3t² - 2t³ of t = 0.5 / 8.
        for (int column = 0; column < WIDTH; column++) {
            double inwards = Math.min(column - 19.5, 49.5 - column);
            double t = Math.max(0, Math.min(1, inwards / 8));
            assertThat(feathered.values()[10 * WIDTH + column])
                    .isCloseTo((float) (t * t * (3 - 2 * t)), within(1e-6f));
            assertThat(feathered.includes(10 * WIDTH + column)).isEqualTo(inwards > 0);
        }
    }

    @Test
    void aNarrowPartStillReachesOneInItsMiddle() {
        PhotoMask feathered = stripe(20, 25).feathered(30);

        assertThat(feathered.values()[10 * WIDTH + 22]).isEqualTo(1);
        assertThat(feathered.values()[10 * WIDTH + 20]).isBetween(0.01f, 0.3f);
    }

    @Test
    void aRoundCornerIsMeasuredStraightAndNotAlongRowsAndColumns() {
        float[] values = new float[WIDTH * HEIGHT];
        Arrays.fill(values, 1);
        values[20 * WIDTH + 30] = 0;

        PhotoMask feathered = new PhotoMask(WIDTH, HEIGHT, values).feathered(10);

        // 3 and 4 pixels away are 5; the border of the hole is half a pixel closer.
        double t = 4.5 / 10;
        assertThat(feathered.values()[24 * WIDTH + 33])
                .isCloseTo((float) (t * t * (3 - 2 * t)), within(1e-6f));
    }

    @Test
    void hasNoEdgeWhereItGoesOverTheBorderOfThePhotograph() {
        PhotoMask feathered = stripe(0, 30).feathered(8);

        assertThat(feathered.values()[0]).isEqualTo(1);
        assertThat(feathered.values()[29]).isBetween(0.001f, 0.1f);
        PhotoMask everything = stripe(0, WIDTH);
        assertThat(everything.feathered(8)).isEqualTo(everything);
    }

    @Test
    void keepsItsGreysBesideTheFeather() {
        float[] half = stripe(20, 50).values();
        for (int i = 0; i < half.length; i++) {
            half[i] *= 0.5f;
        }

        PhotoMask feathered = new PhotoMask(WIDTH, HEIGHT, half).feathered(8);

        assertThat(feathered.values()[10 * WIDTH + 35]).isEqualTo(0.5f);
    }

    @Test
    void withoutAFeatherStaysAsItWasDrawn() {
        assertThat(stripe(20, 50).feathered(0)).isEqualTo(stripe(20, 50));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void aFeatherThatIsNoLengthIsRefused(double length) {
        assertThatThrownBy(() -> stripe(20, 50).feathered(length))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isAnErrorWhenItIsEmpty() {
        assertThatThrownBy(() -> new PhotoMask(2, 2, new float[4]))
                .isInstanceOf(FacetException.class)
                .hasMessageStartingWith("The selection is empty");
    }

    @Test
    void refusesAnotherNumberOfValuesAndWhatIsNoWeight() {
        assertThatThrownBy(() -> new PhotoMask(2, 2, new float[] {1, 1, 1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PhotoMask(1, 1, new float[] {1.01f}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PhotoMask(1, 1, new float[] {Float.NaN}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsItsValuesWhenTheCallersArraysChange() {
        float[] values = {1, 0};
        PhotoMask mask = new PhotoMask(2, 1, values);

        values[1] = 1;
        mask.values()[0] = 0;

        assertThat(mask.values()).containsExactly(1, 0);
    }
}
