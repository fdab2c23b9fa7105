package io.facet.guide.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.facet.guide.MadeUp;
import org.junit.jupiter.api.Test;

class EyeballsTest {

    private final double[] face = MadeUp.face();

    @Test
    void an_iris_stays_where_lids_narrow() {
        Eyeballs eyes = new Eyeballs(face, narrowed());
        for (double x : new double[] {-0.5, 0.5}) {
            double[] shift = {0.01, 0.03};
            eyes.hold(x, 0, shift);

            assertThat(shift).containsExactly(0, 0);
        }
    }

    @Test
    void an_eye_follows_its_corners() {
        double[] moved = face.clone();
        for (int i = 36; i < 42; i++) {
            moved[2 * i] += 0.05;
            moved[2 * i + 1] -= 0.02;
        }
        double[] left = {0.5, 0.5};
        double[] right = {0.5, 0.5};
        Eyeballs eyes = new Eyeballs(face, moved);
        eyes.hold(-0.45, -0.02, left);
        eyes.hold(0.5, 0, right);

        assertThat(left[0]).isCloseTo(-0.05, within(1e-12));
        assertThat(left[1]).isCloseTo(0.02, within(1e-12));
        assertThat(right).containsExactly(0, 0);
    }

    @Test
    void skin_away_from_the_eyes_moves_as_it_did() {
        Eyeballs eyes = new Eyeballs(face, narrowed());
        for (double[] at : new double[][] {{0, 0.6}, {-0.5, 0.3}, {0.5, -0.35}, {0, 0}, {1.1, 0}}) {
            double[] shift = {0.02, -0.04};
            eyes.hold(at[0], at[1], shift);

            assertThat(shift).containsExactly(0.02, -0.04);
        }
    }

    @Test
    void between_eye_and_skin_the_movement_is_continuous() {
        Eyeballs eyes = new Eyeballs(face, narrowed());
        double last = 0;
        for (double y = 0; y < 0.3; y += 0.001) {
            double[] shift = {0, 0.03};
            eyes.hold(-0.5, y, shift);

            assertThat(shift[1]).isBetween(last, last + 0.001);
            last = shift[1];
        }
        assertThat(last).isEqualTo(0.03);
    }

    /** Lower lids that rise. */
    private double[] narrowed() {
        double[] narrowed = face.clone();
        for (int lid : new int[] {40, 41, 46, 47}) {
            narrowed[2 * lid + 1] -= 0.03;
        }
        return narrowed;
    }
}
