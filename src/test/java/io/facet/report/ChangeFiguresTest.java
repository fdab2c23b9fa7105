package io.facet.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.image.Photograph;
import org.junit.jupiter.api.Test;

class ChangeFiguresTest {

    @Test
    void changesAreCountedOverThePixelsThatChanged() {
        Photograph before = Photograph.ofPlanes(4, 1, 8, new float[] {10, 20, 30, 40});
        Photograph after = Photograph.ofPlanes(4, 1, 8, new float[] {10, 26, 30, 38});

        // Two of four pixels, by 6 and by 2 grey levels.
        assertThat(ChangeFigures.of(before, after)).isEqualTo(new ChangeFigures(0.5, 4, 6));
    }

    @Test
    void sixteenBitsAreCountedInGreyLevelsOfEight() {
        Photograph before = Photograph.ofPlanes(1, 1, 16, new float[] {0});
        Photograph after = Photograph.ofPlanes(1, 1, 16, new float[] {257});

        assertThat(ChangeFigures.of(before, after)).isEqualTo(new ChangeFigures(1, 1, 1));
    }

    @Test
    void anUnchangedPictureHasChangedByNothing() {
        Photograph picture = Photograph.ofPlanes(1, 1, 8, new float[] {7});

        assertThat(ChangeFigures.of(picture, picture)).isEqualTo(new ChangeFigures(0, 0, 0));
    }

    @Test
    void picturesOfOtherSizesAreNoPair() {
        Photograph one = Photograph.ofPlanes(1, 1, 8, new float[] {7});
        Photograph two = Photograph.ofPlanes(2, 1, 8, new float[] {7, 7});

        assertThatThrownBy(() -> ChangeFigures.of(one, two))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
