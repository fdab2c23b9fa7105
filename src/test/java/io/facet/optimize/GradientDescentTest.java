package io.facet.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GradientDescentTest {

    private static final Objective PARABOLA =
            point -> new Evaluation(point[0] * point[0] / 2, new float[] {point[0]});

    @Test
    void itsFirstStepsAreThoseWorkedOutByHand() {
        Recording recording = new Recording(PARABOLA);

        new GradientDescent(1, 0.9)
                .minimize(recording, new float[] {10}, Box.unbounded(1), Limits.ofEvaluations(4));

        // The rate is 1/10. v: -1, then -0.9 - 0.9 = -1.8, then -1.62 - 0.72 = -2.34.
        assertThat(recording.points()).extracting(point -> point[0]).startsWith(10f, 9f);
        assertThat(recording.points().get(2)[0]).isCloseTo(7.2f, within(1e-5f));
        assertThat(recording.points().get(3)[0]).isCloseTo(4.86f, within(1e-5f));
    }

    @Test
    void aVariableThatMeetsAWallLosesItsVelocity() {
        // Falls towards 0.25 with slope 1 from above and slope 1/2 from below.
        Recording recording =
                new Recording(
                        point ->
                                point[0] > 0.25f
                                        ? new Evaluation(point[0] - 0.25, new float[] {1})
                                        : new Evaluation(
                                                0.125 - point[0] / 2, new float[] {-0.5f}));

        new GradientDescent(1, 0.9)
                .minimize(
                        recording,
                        new float[] {1.5f},
                        Box.uniform(1, 0, 10),
                        new Limits(4, 0, 100));

        // v: -1, then -1.9 into the wall, so 0, then 0.5.
        assertThat(recording.points())
                .extracting(point -> point[0])
                .containsExactly(1.5f, 0.5f, 0f, 0.5f);
    }

    @Test
    void returnsTheBestPointAlsoWhenItDiverges() {
        Recording recording = new Recording(PARABOLA);

        Minimum minimum =
                new GradientDescent(35, 0)
                        .minimize(
                                recording,
                                new float[] {10},
                                Box.unbounded(1),
                                new Limits(8, 0, 100));

        // Each step overshoots 2.5-fold, so the start is the best.
        assertThat(recording.lastValue()).isGreaterThan(1000);
        assertThat(minimum.point()).containsExactly(10);
        assertThat(minimum.value()).isEqualTo(50);
    }

    @Test
    void refusesParametersOutsideTheirRange() {
        assertThatThrownBy(() -> new GradientDescent(1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The momentum must be 0 or more and below 1, not 1.0.");
        assertThatThrownBy(() -> new GradientDescent(Double.NaN, 0.9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The first step must be a length above 0, not NaN.");
    }
}
