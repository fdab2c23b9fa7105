package io.facet.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExpressionStateTest {

    private final List<double[]> before = new ArrayList<>();
    private final List<double[]> after = new ArrayList<>();
    private final ExpressionState state;

    /** Twelve people of different mouths who smile differently. */
    ExpressionStateTest() {
        Random random = new Random(8);
        for (int i = 0; i < 12; i++) {
            double[] person = MadeUp.face();
            for (int k = 96; k < 136; k++) {
                person[k] += 0.01 * random.nextGaussian();
            }
            before.add(person);
            after.add(MadeUp.plus(person, 0.8 + 0.4 * random.nextDouble(), MadeUp.smile()));
        }
        state = ExpressionState.between(before, after);
    }

    private double mean(List<double[]> faces) {
        return faces.stream().mapToDouble(state::of).average().orElseThrow();
    }

    @Test
    void is_0_on_the_mean_without_and_1_on_the_mean_with() {
        // It is linear in the measures, and the measures are linear in the landmarks.
        assertThat(mean(before)).isCloseTo(0, within(1e-9));
        assertThat(mean(after)).isCloseTo(1, within(1e-9));
    }

    @Test
    void every_smiling_face_is_told_from_every_neutral_one() {
        double highest = before.stream().mapToDouble(state::of).max().orElseThrow();
        double lowest = after.stream().mapToDouble(state::of).min().orElseThrow();

        assertThat(highest).isLessThan(0.4);
        assertThat(lowest).isGreaterThan(0.6);
    }

    @Test
    void half_a_smile_is_halfway() {
        double[] face = before.get(0);
        double[] smiling = MadeUp.plus(face, 1, MadeUp.smile());
        double[] half = MadeUp.plus(face, 0.5, MadeUp.smile());

        assertThat(state.of(half))
                .isCloseTo((state.of(face) + state.of(smiling)) / 2, within(1e-9));
    }

    @Test
    void measures_the_mouth_of_the_average_face() {
        // By hand from its landmarks: 0.42 - -0.42, (1.012 + 1.356) / 2 - 1.112,
        // (1.194 + 1.208 + 1.194) / 3 - (1.093 + 1.092 + 1.093) / 3,
        // 1.356 - 1.012 - 0.106, 1.012 - 0.793.
        assertThat(ExpressionState.measures(MadeUp.face()))
                .containsExactly(new double[] {0.84, 0.072, 0.106, 0.238, 0.219}, within(1e-9));
    }

    @Test
    void its_numbers_cannot_be_written_to() {
        double[] weights = {1, 0, 0, 0, 0};
        ExpressionState width = new ExpressionState(weights, new double[5]);

        weights[0] = 99;

        assertThat(width.of(MadeUp.face())).isCloseTo(0.84, within(1e-9));
    }
}
