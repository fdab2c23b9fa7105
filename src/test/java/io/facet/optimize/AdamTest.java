package io.facet.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AdamTest {

    @Test
    void itsFirstStepsAreThoseOfThePaper() {
        Recording recording =
                new Recording(
                        point -> new Evaluation(point[0] * point[0] / 2, new float[] {point[0]}));

        new Adam(1)
                .minimize(recording, new float[] {10}, Box.unbounded(1), Limits.ofEvaluations(3));

        // By algorithm 1: m = 1 and v = 0.1 make the first step 10/10 = 1; then m = 1.8, v = 0.1809
        // make the second (1.8/0.19) / sqrt(0.1809/0.001999) = 0.995878.
        assertThat(recording.points().get(1)[0]).isCloseTo(9f, within(1e-6f));
        assertThat(recording.points().get(2)[0]).isCloseTo(9 - 0.995878f, within(1e-5f));
    }

    @Test
    void itsFirstStepIsAsLongForEveryVariableWithAGradient() {
        Recording recording =
                new Recording(
                        point -> new Evaluation(-point[0], new float[] {-1e-3f, 0, 1e-6f, -1e-9f}));

        new Adam(2).minimize(recording, new float[4], Box.unbounded(4), Limits.ofEvaluations(2));

        // Kingma and Ba, section 2.1: the first step is alpha times the sign of the gradient.
        assertThat(recording.points().get(1))
                .containsExactly(new float[] {2, 0, -2, 2}, within(0.05f));
    }

    @Test
    void refusesAStepOutsideItsRange() {
        assertThatThrownBy(() -> new Adam(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The first step must be a length above 0, not -1.0.");
    }
}
