package io.facet.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.facet.Cancellation;
import io.facet.EveryResult;
import io.facet.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitedMemoryBfgsTest {

    private static final LimitedMemoryBfgs OPTIMIZER = new LimitedMemoryBfgs();

    /** Returns limits that continue until no lower value exists in float precision. */
    private static Limits asFarAsFloatsGo(int evaluations) {
        return new Limits(evaluations, 0, 50, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 1000})
    void reachesTheMinimumOfRosenbrocksFunction(int size) {
        Minimum minimum =
                OPTIMIZER.minimize(
                        new Rosenbrock(),
                        Rosenbrock.start(size),
                        Box.unbounded(size),
                        asFarAsFloatsGo(100));

        float[] ones = new float[size];
        Arrays.fill(ones, 1);
        assertThat(minimum.point()).containsExactly(ones, within(1e-5f));
        assertThat(minimum.value()).isLessThan(1e-12 * size);
    }

    @Test
    void needsNoMoreEvaluationsOnRosenbrocksFunctionThanAnotherImplementation() {
        // lbfgs4j 0.2.1, a port of libLBFGS, with as many pairs gets below 1e-6 of the first value
        // in 41 evaluations.
        Minimum minimum =
                OPTIMIZER.minimize(
                        new Rosenbrock(),
                        Rosenbrock.start(2),
                        Box.unbounded(2),
                        asFarAsFloatsGo(41));

        assertThat(minimum.value()).isLessThan(1e-6 * 24.2);
    }

    @Test
    void reachesTheMinimumOfAnIllConditionedQuadratic() {
        float[] centre = waves(100);

        Minimum minimum =
                OPTIMIZER.minimize(
                        Quadratic.around(1e4, centre),
                        new float[100],
                        Box.unbounded(100),
                        asFarAsFloatsGo(1000));

        assertThat(minimum.point()).containsExactly(centre, within(1e-3f));
    }

    @Test
    void comesNearTheMinimumOfAQuadraticOfConditionOneMillion() {
        Objective narrow = Quadratic.around(1e6, waves(100));
        double first = narrow.evaluate(new float[100]).value();

        Minimum minimum =
                OPTIMIZER.minimize(
                        narrow, new float[100], Box.unbounded(100), asFarAsFloatsGo(3000));

        // lbfgs4j 0.2.1 gets this low on the same function in 2092 evaluations with float numbers.
        assertThat(minimum.value()).isLessThan(1e-8 * first);
    }

    @ParameterizedTest
    @ValueSource(doubles = {10, 1000})
    void findsWhichVariablesEndAtTheirWalls(double condition) {
        Boxed boxed = Boxed.of(200, condition);

        Minimum minimum =
                OPTIMIZER.minimize(
                        boxed.objective(), boxed.start(), boxed.box(), Limits.ofEvaluations(400));

        float[] expected = boxed.objective().centre();
        assertThat(minimum.point()).containsExactly(expected, within(2e-2f));
        for (int i = 0; i < expected.length; i++) {
            boolean atWall = minimum.point()[i] == 0 || minimum.point()[i] == 1;
            assertThat(atWall).as("variable %d", i).isEqualTo(i % 3 != 0);
        }
    }

    @Test
    void wallsCostHardlyMoreEvaluationsThanNone() {
        Boxed boxed = Boxed.of(200, 1000);
        Limits untilSmall = new Limits(1000, 0, 1000, 1e-4);

        Minimum walled =
                OPTIMIZER.minimize(boxed.objective(), boxed.start(), boxed.box(), untilSmall);
        Minimum free =
                OPTIMIZER.minimize(
                        Quadratic.around(1000, boxed.objective().centre()),
                        boxed.start(),
                        Box.unbounded(200),
                        untilSmall);

        assertThat(walled.reason()).isEqualTo(StopReason.CONVERGED);
        assertThat(walled.evaluations()).isLessThan(free.evaluations() * 5 / 4);
    }

    @Test
    void everyStepMeetsTheStrongWolfeConditions() {
        List<Iteration> steps = new ArrayList<>();

        OPTIMIZER.minimize(
                new Rosenbrock(),
                Rosenbrock.start(2),
                Box.unbounded(2),
                asFarAsFloatsGo(38),
                new EveryResult<>(steps::add),
                new Cancellation());

        assertThat(steps).hasSizeGreaterThan(20);
        for (int i = 1; i < steps.size(); i++) {
            Iteration from = steps.get(i - 1);
            Iteration to = steps.get(i);
            double slopeBefore = slope(from, from, to);
            double slopeAfter = slope(to, from, to);
            assertThat(to.evaluation().value())
                    .isLessThanOrEqualTo(from.evaluation().value() + 1e-4 * slopeBefore);
            // What is left over is the rounding of the step to floats.
            assertThat(Math.abs(slopeAfter)).isLessThanOrEqualTo(-0.9001 * slopeBefore);
        }
    }

    @Test
    void itsFirstTrialMovesTheSteepestVariableByTheFirstStep() {
        Recording recording = new Recording(Quadratic.around(30, 300, -200, 500));

        new LimitedMemoryBfgs(10, 2.5)
                .minimize(recording, new float[3], Box.unbounded(3), Limits.ofEvaluations(2));

        float largest = 0;
        for (float number : recording.points().get(1)) {
            largest = Math.max(largest, Math.abs(number));
        }
        assertThat(largest).isEqualTo(2.5f);
    }

    @Test
    void moreRememberedPairsNeedFewerEvaluations() {
        assertThat(evaluationsWithPairs(10)).isLessThan(evaluationsWithPairs(2) * 9 / 10);
    }

    @Test
    void findsItsWayAroundWhereTheObjectiveIsNotDefined() {
        // x - ln x is defined above 0 alone, and has its minimum at 1, where 1 - 1/x is 0.
        Objective barrier =
                point ->
                        new Evaluation(
                                point[0] - Math.log(point[0]), new float[] {1 - 1 / point[0]});

        Minimum minimum =
                new LimitedMemoryBfgs(10, 100)
                        .minimize(
                                barrier,
                                new float[] {10},
                                Box.unbounded(1),
                                Limits.ofEvaluations(60));

        assertThat(minimum.point()[0]).isCloseTo(1, within(1e-2f));
    }

    @Test
    void startsAfreshWhereWhatItLearntOfTheCurvatureLeadsNowhere() {
        Objective bowl = Quadratic.around(30, 3, -2, 5);
        float[] start = {13, 8, -5};
        Iteration[] fourth = new Iteration[1];
        int[] refusals = {0};
        // Twenty refusals, the longest line search, stand for a direction without a lower value.
        Recording refusing =
                new Recording(
                        point ->
                                refusals[0]-- > 0
                                        ? new Evaluation(Double.NaN, new float[3])
                                        : bowl.evaluate(point));
        Progress<Iteration> refusesAfterTheFourth =
                new EveryResult<>(
                        iteration -> {
                            if (iteration.index() == 4) {
                                fourth[0] = iteration;
                                refusals[0] = 20;
                            }
                        });
        OPTIMIZER.minimize(
                refusing,
                start,
                Box.unbounded(3),
                asFarAsFloatsGo(40),
                refusesAfterTheFourth,
                new Cancellation());

        Recording fresh = new Recording(bowl);
        OPTIMIZER.minimize(fresh, fourth[0].point(), Box.unbounded(3), asFarAsFloatsGo(8));

        int resumed = fourth[0].evaluations() + 20;
        assertThat(refusing.points().subList(resumed, resumed + 7))
                .containsExactlyElementsOf(fresh.points().subList(1, 8));
    }

    @Test
    void saysSoWhenTheGradientIsNotThatOfTheValue() {
        Objective backwards =
                point -> new Evaluation(point[0] * point[0], new float[] {-2 * point[0]});

        Minimum minimum =
                OPTIMIZER.minimize(
                        backwards, new float[] {4}, Box.unbounded(1), Limits.ofEvaluations(200));

        assertThat(minimum.reason()).isEqualTo(StopReason.LINE_SEARCH_FAILED);
        assertThat(minimum.point()).containsExactly(4);
    }

    @Test
    void doesNotBlameTheGradientWhenTheEvaluationsEndDuringALineSearch() {
        Objective backwards =
                point -> new Evaluation(point[0] * point[0], new float[] {-2 * point[0]});

        Minimum minimum =
                OPTIMIZER.minimize(
                        backwards, new float[] {4}, Box.unbounded(1), Limits.ofEvaluations(5));

        assertThat(minimum.reason()).isEqualTo(StopReason.EVALUATIONS_SPENT);
        assertThat(minimum.evaluations()).isEqualTo(5);
    }

    @Test
    void walksAcrossAStretchOfNegativeCurvature() {
        // -cos x bends downwards from the start at 3 on, and has its nearest minimum at 0.
        Objective wave =
                point ->
                        new Evaluation(
                                -Math.cos(point[0]), new float[] {(float) Math.sin(point[0])});

        Minimum minimum =
                new LimitedMemoryBfgs(10, 0.01)
                        .minimize(
                                wave,
                                new float[] {3},
                                Box.uniform(1, -3, 3.1f),
                                asFarAsFloatsGo(60));

        assertThat(minimum.point()[0]).isCloseTo(0, within(1e-3f));
    }

    @Test
    void refusesParametersOutsideTheirRange() {
        assertThatThrownBy(() -> new LimitedMemoryBfgs(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("L-BFGS must remember at least 1 curvature pair, not 0.");
        assertThatThrownBy(() -> new LimitedMemoryBfgs(10, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The first step must be a length above 0, not 0.0.");
    }

    private static int evaluationsWithPairs(int pairs) {
        return new LimitedMemoryBfgs(pairs, 1)
                .minimize(
                        Quadratic.around(1e3, waves(100)),
                        new float[100],
                        Box.unbounded(100),
                        new Limits(2000, 0, 2000, 1e-4))
                .evaluations();
    }

    private static double slope(Iteration at, Iteration from, Iteration to) {
        double slope = 0;
        for (int i = 0; i < from.point().length; i++) {
            double step = (double) to.point()[i] - from.point()[i];
            slope += at.evaluation().gradient()[i] * step;
        }
        return slope;
    }

    private static float[] waves(int size) {
        float[] waves = new float[size];
        for (int i = 0; i < size; i++) {
            waves[i] = (float) Math.cos(i);
        }
        return waves;
    }

    /**
     * A quadratic in the unit box whose minimum has every third variable inside, the next at 0 and
     * the next at 1, pushed there by a tilt as {@link Quadratic} explains.
     */
    private record Boxed(Quadratic objective, Box box, float[] start) {

        static Boxed of(int size, double condition) {
            float[] centre = new float[size];
            float[] tilt = new float[size];
            float[] start = new float[size];
            for (int i = 0; i < size; i++) {
                centre[i] = i % 3 == 0 ? (float) (0.5 + 0.4 * Math.sin(i)) : i % 3 - 1;
                tilt[i] = i % 3 == 0 ? 0 : 3 - 2 * (i % 3);
                start[i] = 0.5f;
            }
            return new Boxed(
                    new Quadratic(condition, centre, tilt, 0), Box.uniform(size, 0, 1), start);
        }
    }
}
