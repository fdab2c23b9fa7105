package io.facet.guide.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.facet.guide.MadeUp;
import org.junit.jupiter.api.Test;

class MouthCutTest {

    private final double[] face = MadeUp.face();
    private final MouthCut cut = new MouthCut(face);

    @Test
    void the_line_lies_midway_between_the_inner_lips() {
        // Landmarks 62 and 66 of the average face, and 61 and 67.
        assertThat(cut.line(0)).isCloseTo((1.092 + 1.208) / 2, within(1e-3));
        assertThat(cut.line((face[2 * 61] + face[2 * 67]) / 2))
                .isCloseTo((face[2 * 61 + 1] + face[2 * 67 + 1]) / 2, within(1e-9));
    }

    @Test
    void between_the_corners_the_sides_are_told_apart_sharply() {
        for (double x = -0.38; x <= 0.38; x += 0.02) {
            double line = cut.line(x);
            assertThat(cut.upperShare(x, line - 0.005)).isEqualTo(1);
            assertThat(cut.upperShare(x, line)).isEqualTo(0.5);
            assertThat(cut.upperShare(x, line + 0.005)).isZero();
        }
        for (int upper : new int[] {50, 51, 52, 61, 62, 63}) {
            assertThat(cut.upperShare(face[2 * upper], face[2 * upper + 1])).isEqualTo(1);
        }
        for (int lower : new int[] {56, 57, 58, 65, 66, 67}) {
            assertThat(cut.upperShare(face[2 * lower], face[2 * lower + 1])).isZero();
        }
    }

    @Test
    void beyond_the_corners_the_blend_widens() {
        double corner = face[2 * 64];
        double row = face[2 * 64 + 1];
        double near = cut.upperShare(corner + 0.05, row - 0.03);
        double far = cut.upperShare(corner + 0.3, row - 0.03);

        assertThat(near).isBetween(0.75, 0.95);
        assertThat(far).isBetween(0.5, near - 0.1);
    }

    @Test
    void shares_fall_from_above_to_below_and_mirror_each_other() {
        for (double x : new double[] {-0.8, -0.45, 0, 0.41, 0.6}) {
            double last = 1;
            for (double y = 0.6; y < 1.7; y += 0.01) {
                double share = cut.upperShare(x, y);
                assertThat(share).isBetween(0.0, last);
                assertThat(cut.upperShare(-x, y)).isCloseTo(share, within(1e-6));
                last = share;
            }
            assertThat(last).isZero();
        }
    }
}
