package io.facet.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import io.facet.image.Photograph;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DifferenceImageTest {

    private static final Photograph BEFORE =
            Photograph.ofPlanes(
                    2, 1, 8, new float[] {100, 0}, new float[] {100, 0}, new float[] {100, 255});

    @Test
    void noChangeIsMidGrey() {
        BufferedImage difference = DifferenceImage.of(BEFORE, BEFORE, 10);

        assertThat(difference.getRGB(0, 0)).isEqualTo(0xff808080);
        assertThat(difference.getRGB(1, 0)).isEqualTo(0xff808080);
    }

    @Test
    void aChangeShowsItsSignInEachBandTimesTheGain() {
        Photograph after =
                BEFORE.withPlanes(
                        new float[] {103, 0}, new float[] {90, 0}, new float[] {100, 255});

        BufferedImage difference = DifferenceImage.of(BEFORE, after, 4);

        // 128 + 4 * 3 = 140, 128 - 4 * 10 = 88
        assertThat(difference.getRGB(0, 0)).isEqualTo(0xff000000 | 140 << 16 | 88 << 8 | 128);
    }

    @Test
    void aChangeBeyondTheRangeIsClamped() {
        Photograph after =
                BEFORE.withPlanes(new float[] {100, 255}, new float[] {100, 0}, new float[2]);

        BufferedImage difference = DifferenceImage.of(BEFORE, after, 1);

        assertThat(difference.getRGB(1, 0)).isEqualTo(0xffff8000);
    }

    @Test
    void picturesOfDifferentDepthsAreComparedInGreyLevels() {
        Photograph deep = Photograph.ofPlanes(1, 1, 16, new float[] {257 * 60});
        Photograph flat = Photograph.ofPlanes(1, 1, 8, new float[] {50});

        BufferedImage difference = DifferenceImage.of(flat, deep, 2);

        assertThat(difference.getRGB(0, 0)).isEqualTo(0xff000000 | 148 * 0x010101);
    }

    @Test
    void picturesOfDifferentSizesAreRefused() {
        Photograph other = Photograph.ofPlanes(1, 2, 8, new float[2]);

        assertThatThrownBy(() -> DifferenceImage.of(BEFORE, other, 1))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("2 x 1 and 1 x 2");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void aGainMustBePositive(double gain) {
        assertThatThrownBy(() -> DifferenceImage.of(BEFORE, BEFORE, gain))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("above 0");
    }
}
