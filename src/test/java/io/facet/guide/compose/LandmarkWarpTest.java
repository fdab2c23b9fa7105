package io.facet.guide.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.facet.guide.MadeUp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LandmarkWarpTest {

    @Test
    void brings_landmarks_to_those_of_the_other_face() {
        double[] from = MadeUp.face();
        double[] to = MadeUp.plus(MadeUp.otherFace(), 0.7, MadeUp.smile());
        LandmarkWarp warp = LandmarkWarp.between(from, to);
        double[] position = new double[2];
        for (int i = 17; i < 68; i++) {
            warp.map(from[2 * i], from[2 * i + 1], position);
            // A tenth of a pixel of the crop along either axis, at the blend beside the corners
            // of the mouth half a pixel.
            double tolerance =
                    i == 48 || i == 54 || i == 60 || i == 64
                            ? 5 * MadeUp.TENTH_OF_A_PIXEL
                            : MadeUp.TENTH_OF_A_PIXEL;
            assertThat(position[0]).as("x of %d", i).isCloseTo(to[2 * i], within(tolerance));
            assertThat(position[1]).as("y of %d", i).isCloseTo(to[2 * i + 1], within(tolerance));
        }
    }

    @Test
    void between_equal_faces_everything_stays() {
        LandmarkWarp warp = LandmarkWarp.between(MadeUp.otherFace(), MadeUp.otherFace());
        double[] position = new double[2];

        warp.map(0.31, 0.77, position);

        assertThat(position).containsExactly(new double[] {0.31, 0.77}, within(1e-9));
    }

    @Test
    void parts_lips_along_the_line_where_they_meet() {
        double[] closed = MadeUp.face();
        double[] open = closed.clone();
        for (int lower : new int[] {56, 57, 58, 65, 66, 67}) {
            open[2 * lower + 1] += 0.2;
        }
        LandmarkWarp warp = LandmarkWarp.between(closed, open);
        double line = new MouthCut(closed).line(0);
        double[] above = new double[2];
        double[] below = new double[2];

        warp.map(0, line - 0.005, above);
        warp.map(0, line + 0.005, below);

        assertThat(below[1] - above[1]).isGreaterThan(0.15);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-38, -25, 25, 38})
    void the_cheeks_of_a_turned_head_do_not_fold(double yaw) {
        double[] turned = MadeUp.turned(yaw);
        LandmarkWarp warp = LandmarkWarp.between(turned, MadeUp.face());
        double step = 0.02;
        double[] here = new double[2];
        double[] right = new double[2];
        double[] below = new double[2];
        double least = Double.POSITIVE_INFINITY;
        for (double y = 0; y < 1.8; y += step) {
            for (double x = turned[0]; x < turned[2 * 16]; x += step) {
                warp.map(x, y, here);
                warp.map(x + step, y, right);
                warp.map(x, y + step, below);
                double determinant =
                        (right[0] - here[0]) * (below[1] - here[1])
                                - (right[1] - here[1]) * (below[0] - here[0]);
                least = Math.min(least, determinant / (step * step));
            }
        }

        assertThat(least).isGreaterThan(0.2);
    }
}
