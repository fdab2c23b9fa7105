package io.facet.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.facet.Cancellation;
import io.facet.Progress;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests line searches along one variable, descending from 0 with slope 1. */
class WolfeSearchTest {

    @Test
    void takesTheFirstStepWhereTheSlopeHasFlattenedEnough() {
        // The slope at 1.5 is 0.85 of that at the start, below c2.
        Recording parabola = new Recording(parabolaAround(10));

        Optional<Iterate> found = search(parabola, 1.5, Box.unbounded(1));

        assertThat(found.orElseThrow().point()).containsExactly(1.5f);
        assertThat(parabola.size()).isEqualTo(2);
    }

    @Test
    void goesTenTimesAsFarWhereTheSlopeIsStillSteep() {
        // The slope at 0.5 is 0.95 of that at the start; at 5 it is 0.5.
        Recording parabola = new Recording(parabolaAround(10));

        Optional<Iterate> found = search(parabola, 0.5, Box.unbounded(1));

        assertThat(found.orElseThrow().point()).containsExactly(5);
        assertThat(parabola.size()).isEqualTo(3);
    }

    @Test
    void goesBackToTheMinimumThatItOvershot() {
        // At 19.5 the slope is 0.95 upwards, too steep; the cubic through a parabola is exact.
        Recording parabola = new Recording(parabolaAround(10));

        Optional<Iterate> found = search(parabola, 19.5, Box.unbounded(1));

        assertThat(found.orElseThrow().point()[0]).isCloseTo(10, within(1e-4f));
        assertThat(parabola.size()).isEqualTo(3);
    }

    @Test
    void doesNotSettleOnAPlateauBeyondALowerSlope() {
        // The steps are 1.2, where the valley still falls, and 12, flat and low but not as low.
        Optional<Iterate> found = search(new Valley(-1), 1.2, Box.unbounded(1));

        assertThat(found.orElseThrow().value()).isLessThan(-1.2);
    }

    @Test
    void doesNotSettleOnAPlateauThatIsHardlyLowerThanTheStart() {
        // The plateau at 12 would have to lie 1e-4 times 12 low to count as a decrease.
        Optional<Iterate> found = search(new Valley(-0.0011), 12, Box.unbounded(1));

        assertThat(found.orElseThrow().value()).isLessThan(-0.1);
    }

    @Test
    void needsFewTrialsFromFarOutOnTheFunctionOfMoreAndThuente() {
        // Line Search Algorithms with Guaranteed Sufficient Decrease (ACM Transactions on
        // Mathematical Software 20, 1994), equation 5.1: the minimum is at the square root of 2.
        Recording function =
                new Recording(
                        point -> {
                            double x = point[0];
                            double below = x * x + 2;
                            return new Evaluation(
                                    -x / below,
                                    new float[] {(float) ((x * x - 2) / below / below)});
                        });

        Minimum minimum =
                new LimitedMemoryBfgs(10, 1e5)
                        .minimize(
                                function,
                                new float[1],
                                Box.unbounded(1),
                                new Limits(200, 0, 50, 1e-4));

        // It took 26; without halving slow brackets it was 45.
        assertThat(minimum.point()[0]).isCloseTo((float) Math.sqrt(2), within(1e-3f));
        assertThat(function.size()).isLessThan(30);
    }

    @Test
    void endsAtAWallAfterOneTrial() {
        Recording slope = new Recording(point -> new Evaluation(-point[0], new float[] {-1}));

        Optional<Iterate> found = search(slope, 1e6, Box.uniform(1, 0, 7));

        assertThat(found.orElseThrow().point()).containsExactly(7);
        assertThat(slope.size()).isEqualTo(2);
    }

    @Test
    void countsNoSlopeThatAWallStopsAtOnce() {
        // Along (1, 1) the first variable stands at its wall. The second falls with slope 1 and, at
        // the first trial, 0.5: flat enough, unless the 0.9 uphill of the first were counted.
        Recording function =
                new Recording(
                        point ->
                                new Evaluation(
                                        0.9 * point[0] - point[1] + point[1] * point[1] / 4,
                                        new float[] {0.9f, -1 + point[1] / 2}));
        Box box = new Box(new float[] {-9, -9}, new float[] {0, 9});
        Run run =
                new Run(
                        function,
                        box,
                        Limits.ofEvaluations(50),
                        Progress.none(),
                        new Cancellation());

        Optional<Iterate> found =
                new WolfeSearch(run, run.begin(new float[2]), new double[] {1, 1}).find();

        assertThat(found.orElseThrow().point()).containsExactly(0, 1);
        assertThat(function.size()).isEqualTo(2);
    }

    @Test
    void triesNothingUphill() {
        Recording parabola = new Recording(parabolaAround(10));

        Optional<Iterate> found = search(parabola, -1, Box.unbounded(1));

        assertThat(found).isEmpty();
        assertThat(parabola.size()).isEqualTo(1);
    }

    @Test
    void comesBackFromAnEndlessSlopeAfterTwentyTrials() {
        Recording slope = new Recording(point -> new Evaluation(-point[0], new float[] {-1}));

        Optional<Iterate> found = search(slope, 1, Box.unbounded(1));

        assertThat(slope.size()).isEqualTo(21);
        assertThat(found.orElseThrow().value()).isEqualTo(slope.lowestValue());
    }

    @Test
    void evaluatesNoPointTwiceWhereFloatsAreSparse() {
        // Around 1e8 the floats are 8 apart, and the function rises where its gradient says it
        // falls.
        Recording rising = new Recording(point -> new Evaluation(point[0], new float[] {-1}));
        Run run =
                new Run(
                        rising,
                        Box.unbounded(1),
                        Limits.ofEvaluations(50),
                        Progress.none(),
                        new Cancellation());

        Optional<Iterate> found =
                new WolfeSearch(run, run.begin(new float[] {1e8f}), new double[] {8}).find();

        assertThat(found).isEmpty();
        assertThat(rising.size()).isEqualTo(2);
    }

    private static Optional<Iterate> search(Objective objective, double firstStep, Box box) {
        Run run =
                new Run(
                        objective,
                        box,
                        Limits.ofEvaluations(50),
                        Progress.none(),
                        new Cancellation());
        return new WolfeSearch(run, run.begin(new float[1]), new double[] {firstStep}).find();
    }

    private static Objective parabolaAround(double centre) {
        return point -> {
            double away = point[0] - centre;
            return new Evaluation(away * away / 2 / centre, new float[] {(float) (away / centre)});
        };
    }

    /**
     * Falls with slope 1 from (0, 0) to 1.5, turns around at (2, -1.75), is back at (2.5, -1.5)
     * with slope 1 and climbs to a plateau, which it reaches with a smooth end.
     *
     * @param plateau the value on the plateau, above -1.5
     */
    private record Valley(double plateau) implements Objective {

        @Override
        public Evaluation evaluate(float[] point) {
            double x = point[0];
            if (x < 1.5) {
                return new Evaluation(-x, new float[] {-1});
            }
            if (x < 2.5) {
                return new Evaluation((x - 2) * (x - 2) - 1.75, new float[] {(float) (2 * x - 4)});
            }
            double bend = 2 * (plateau + 1.5);
            double left = Math.max(0, 2.5 + bend - x);
            return new Evaluation(
                    plateau - left * left / 2 / bend, new float[] {(float) (left / bend)});
        }
    }
}
