package io.facet.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.facet.Cancellation;
import io.facet.EveryResult;
import io.facet.FacetException;
import io.facet.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests properties of every optimiser. */
class OptimizerTest {

    private static final float[] CENTRE = {3, -2, 5, 1, -4, 2};
    private static final float[] START = {13, 8, -5, 11, 6, -8};
    private static final Objective BOWL = Quadratic.around(30, CENTRE);
    private static final Box EVERYWHERE = Box.unbounded(CENTRE.length);

    static Stream<Named<Optimizer>> optimizers() {
        return Optimizer.all().stream().map(optimizer -> Named.of(optimizer.name(), optimizer));
    }

    /** Limits that only the evaluations reach. */
    private static Limits onlyEvaluations(int evaluations) {
        return new Limits(evaluations, 0, 10_000, 0);
    }

    private static Minimum minimize(Optimizer optimizer, Objective objective, int evaluations) {
        return optimizer.minimize(objective, START, EVERYWHERE, onlyEvaluations(evaluations));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void reachesTheCentreOfAWellConditionedQuadratic(Optimizer optimizer) {
        Objective round = Quadratic.around(3, CENTRE);

        Minimum minimum = minimize(optimizer, round, 1000);

        // Adam circles the minimum at a distance that only falls with its slowest mean.
        assertThat(minimum.point()).containsExactly(CENTRE, within(5e-3f));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void evaluatesExactlyAsOftenAsAllowed(Optimizer optimizer) {
        // This condition leaves all three on their way after 25 evaluations.
        Objective narrow = Quadratic.around(1e4, CENTRE);
        for (int allowed = 1; allowed <= 25; allowed++) {
            Recording recording = new Recording(narrow);

            Minimum minimum = minimize(optimizer, recording, allowed);

            assertThat(recording.size()).isEqualTo(allowed);
            assertThat(minimum.evaluations()).isEqualTo(allowed);
            assertThat(minimum.reason()).isEqualTo(StopReason.EVALUATIONS_SPENT);
            assertThat(minimum.value()).isEqualTo(recording.lowestValue());
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void returnsTheBestPointSeenWhenItIsCancelled(Optimizer optimizer) {
        Recording recording = new Recording(BOWL);
        List<Iteration> reached = new ArrayList<>();
        Cancellation cancellation = new Cancellation();
        Progress<Iteration> stopsAtTheFourth =
                new EveryResult<>(
                        iteration -> {
                            reached.add(iteration);
                            if (iteration.index() == 4) {
                                cancellation.cancel();
                            }
                        });

        Minimum minimum =
                optimizer.minimize(
                        recording,
                        START,
                        EVERYWHERE,
                        onlyEvaluations(100),
                        stopsAtTheFourth,
                        cancellation);

        assertThat(minimum.reason()).isEqualTo(StopReason.STOPPED_BY_LISTENER);
        assertThat(minimum.iterations()).isEqualTo(4);
        assertThat(reached).extracting(Iteration::index).containsExactly(0, 1, 2, 3, 4);
        assertThat(reached.get(4).evaluations()).isEqualTo(recording.size());
        assertThat(minimum.value()).isEqualTo(recording.lowestValue());
        assertThat(minimum.point()).isEqualTo(recording.bestPoint());
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void isStoppedAfterAnyEvaluationAlsoWithinAStep(Optimizer optimizer) {
        // So narrow that a line search takes several evaluations.
        Objective narrow = Quadratic.around(1e4, CENTRE);
        for (int allowed = 1; allowed <= 25; allowed++) {
            Recording recording = new Recording(narrow);
            double last = allowed / 100.0;
            Cancellation cancellation = new Cancellation();
            Progress<Iteration> stopsAfter =
                    step -> {
                        if (step.fraction() >= last) {
                            cancellation.cancel();
                        }
                    };

            Minimum minimum =
                    optimizer.minimize(
                            recording,
                            START,
                            EVERYWHERE,
                            onlyEvaluations(100),
                            stopsAfter,
                            cancellation);

            assertThat(minimum.reason()).isEqualTo(StopReason.STOPPED_BY_LISTENER);
            assertThat(recording.size()).isEqualTo(allowed);
            assertThat(minimum.value()).isEqualTo(recording.lowestValue());
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void saysTheBestPointSoFarAtEveryStep(Optimizer optimizer) {
        Recording recording = new Recording(Quadratic.around(1e4, CENTRE));
        Progress<Iteration> compares =
                new EveryResult<>(
                        iteration -> {
                            assertThat(iteration.lowest()).isEqualTo(recording.lowestValue());
                            assertThat(iteration.best()).isEqualTo(recording.bestPoint());
                        });

        Minimum minimum =
                optimizer.minimize(
                        recording,
                        START,
                        EVERYWHERE,
                        onlyEvaluations(40),
                        compares,
                        new Cancellation());

        assertThat(minimum.iterations()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void returnsTheBestPointSeenWhenTheObjectiveTurnsNaN(Optimizer optimizer) {
        Recording[] recording = new Recording[1];
        recording[0] =
                new Recording(
                        point ->
                                recording[0].size() < 6
                                        ? BOWL.evaluate(point)
                                        : new Evaluation(Double.NaN, new float[point.length]));

        Minimum minimum = minimize(optimizer, recording[0], 200);

        assertThat(minimum.reason()).isEqualTo(StopReason.NOT_FINITE);
        assertThat(minimum.value()).isEqualTo(recording[0].lowestValue());
        assertThat(minimum.point()).isEqualTo(recording[0].bestPoint());
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void neverTakesAPointWithoutAGradientForTheBest(Optimizer optimizer) {
        Objective lowButBroken =
                point ->
                        Arrays.equals(point, START)
                                ? BOWL.evaluate(point)
                                : new Evaluation(-1, filled(Float.NaN));

        Minimum minimum = minimize(optimizer, lowButBroken, 200);

        assertThat(minimum.reason()).isEqualTo(StopReason.NOT_FINITE);
        assertThat(minimum.point()).isEqualTo(START);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void walksTheSameStepsForAnObjectiveAMillionthTheSize(Optimizer optimizer) {
        // A power of two changes no digit of any product, so every bit has to agree.
        Recording full = new Recording(BOWL);
        Recording tiny = new Recording(scaled(BOWL, 0x1p-20));

        minimize(optimizer, full, 40);
        minimize(optimizer, tiny, 40);

        assertThat(tiny.points()).containsExactlyElementsOf(full.points());
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void convergesAfterTheSameStepsForAnObjectiveAMillionthTheSize(Optimizer optimizer) {
        Limits gradientOneHundredth = new Limits(500, 0, 10_000, 1e-2);

        Minimum full = optimizer.minimize(BOWL, START, EVERYWHERE, gradientOneHundredth);
        Minimum tiny =
                optimizer.minimize(scaled(BOWL, 0x1p-20), START, EVERYWHERE, gradientOneHundredth);

        assertThat(full.reason()).isEqualTo(StopReason.CONVERGED);
        assertThat(tiny.reason()).isEqualTo(StopReason.CONVERGED);
        assertThat(tiny.evaluations()).isEqualTo(full.evaluations());
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void walksNearlyTheSameStepsForGradientsOfOneMillionthThatRoundDifferently(
            Optimizer optimizer) {
        Recording full = new Recording(BOWL);
        Recording tiny = new Recording(scaled(BOWL, 1e-6));

        minimize(optimizer, full, 10);
        minimize(optimizer, tiny, 10);

        for (int i = 0; i < 10; i++) {
            assertThat(tiny.points().get(i)).containsExactly(full.points().get(i), within(1e-3f));
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void givesTheSameBitsAgainAndFromSeveralThreads(Optimizer optimizer) {
        Objective narrow = Quadratic.around(1e3, CENTRE);
        Minimum once = minimize(optimizer, narrow, 50);

        List<Minimum> again =
                IntStream.range(0, 8)
                        .parallel()
                        .mapToObj(i -> minimize(optimizer, narrow, 50))
                        .toList();

        assertThat(again)
                .allSatisfy(
                        minimum -> {
                            assertThat(minimum.point()).isEqualTo(once.point());
                            assertThat(minimum.value()).isEqualTo(once.value());
                        });
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void evaluatesNothingOutsideTheBoxAndStartsFromTheNearestPointInIt(Optimizer optimizer) {
        Box box = Box.uniform(CENTRE.length, -3, 4);
        Recording recording = new Recording(BOWL);
        float[] start = START.clone();

        Minimum minimum = optimizer.minimize(recording, start, box, onlyEvaluations(50));

        assertThat(recording.points().get(0)).containsExactly(4, 4, -3, 4, 4, -3);
        assertThat(start).isEqualTo(START);
        assertThat(minimum.value()).isLessThan(BOWL.evaluate(recording.points().get(0)).value());
        for (float[] point : recording.points()) {
            for (float number : point) {
                assertThat(number).isBetween(-3f, 4f);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void findsTheMinimumOnTheWallThatClippingTheFreeMinimumWouldMiss(Optimizer optimizer) {
        Minimum minimum =
                optimizer.minimize(
                        Tilted.BOWL, new float[] {0, 0}, Tilted.BOX, onlyEvaluations(1000));

        assertThat(minimum.point()).containsExactly(Tilted.MINIMUM, within(5e-3f));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void stopsAtOnceWhereTheGradientIsZero(Optimizer optimizer) {
        Minimum minimum = optimizer.minimize(BOWL, CENTRE, EVERYWHERE, onlyEvaluations(50));

        assertThat(minimum.reason()).isEqualTo(StopReason.CONVERGED);
        assertThat(minimum.evaluations()).isEqualTo(1);
        assertThat(minimum.point()).isEqualTo(CENTRE);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void stopsAtOnceInACornerThatTheGradientPushesInto(Optimizer optimizer) {
        Objective slope = point -> new Evaluation(-point[0] + point[1], new float[] {-1, 1});

        Minimum minimum =
                optimizer.minimize(
                        slope, new float[] {1, -1}, Box.uniform(2, -1, 1), onlyEvaluations(50));

        assertThat(minimum.reason()).isEqualTo(StopReason.CONVERGED);
        assertThat(minimum.evaluations()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void stallsAfterTheWindowWhenTheValueHardlyFalls(Optimizer optimizer) {
        // The bowl is a few thousand deep, less than 1e-4 of the hill it stands on.
        Objective onAHill = Quadratic.around(30, CENTRE).raisedBy(1e9);

        Minimum minimum = optimizer.minimize(onAHill, START, EVERYWHERE, Limits.ofEvaluations(50));

        assertThat(minimum.reason()).isEqualTo(StopReason.STALLED);
        assertThat(minimum.iterations()).isEqualTo(Limits.WINDOW);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void isNotDisturbedByAProgressThatWritesAndAnObjectiveThatReusesItsArray(Optimizer optimizer) {
        float[] reused = new float[CENTRE.length];
        Objective thrifty =
                point -> {
                    Evaluation evaluation = BOWL.evaluate(point);
                    System.arraycopy(evaluation.gradient(), 0, reused, 0, reused.length);
                    return new Evaluation(evaluation.value(), reused);
                };
        Progress<Iteration> careless =
                new EveryResult<>(iteration -> Arrays.fill(iteration.point(), Float.NaN));

        Minimum minimum =
                optimizer.minimize(
                        thrifty,
                        START,
                        EVERYWHERE,
                        onlyEvaluations(30),
                        careless,
                        new Cancellation());

        assertThat(minimum.point()).isEqualTo(minimize(optimizer, BOWL, 30).point());
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void refusesLengthsThatDisagree(Optimizer optimizer) {
        Objective shortGradient = point -> new Evaluation(1, new float[] {1});
        Limits limits = Limits.ofEvaluations(5);

        assertThatThrownBy(() -> optimizer.minimize(BOWL, START, Box.unbounded(2), limits))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The start has 6 numbers, but the box bounds 2.");
        assertThatThrownBy(() -> minimize(optimizer, shortGradient, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The objective's gradient has 1 numbers, but the box bounds 6.");
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void refusesAStartThatIsNotFiniteOrWhereTheObjectiveIsNot(Optimizer optimizer) {
        float[] start = START.clone();
        start[2] = Float.NaN;
        Objective nowhere = point -> new Evaluation(Double.NaN, point.clone());

        assertThatThrownBy(() -> optimizer.minimize(BOWL, start, EVERYWHERE, onlyEvaluations(5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("number 2 is NaN");
        assertThatThrownBy(() -> minimize(optimizer, nowhere, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not finite at the start");
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void isFoundByItsName(Optimizer optimizer) {
        assertThat(Optimizer.named(optimizer.name())).hasSameClassAs(optimizer);
        assertThat(Optimizer.named(optimizer.name().toUpperCase(Locale.ROOT)))
                .hasSameClassAs(optimizer);
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> Optimizer.named("newton"))
                .isInstanceOf(FacetException.class)
                .hasMessage(
                        "There is no optimiser named \"newton\";"
                                + " choose one of: l-bfgs, gradient descent, adam.");
    }

    private static float[] filled(float number) {
        float[] numbers = new float[CENTRE.length];
        Arrays.fill(numbers, number);
        return numbers;
    }

    private static Objective scaled(Objective objective, double factor) {
        return point -> {
            Evaluation evaluation = objective.evaluate(point);
            float[] gradient = evaluation.gradient().clone();
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = (float) (gradient[i] * factor);
            }
            return new Evaluation(evaluation.value() * factor, gradient);
        };
    }

    /**
     * f(x, y) = (x - 2)²/2 + (y - 2)²/2 + 0.9 (x - 2)(y - 2) with x at most 1. The unconstrained
     * minimum is (2, 2). At the bound x = 1 the derivative with respect to y is (y - 2) - 0.9, so y
     * = 2.9; there the derivative with respect to x is -1 + 0.81 = -0.19, which pushes against the
     * bound, so (1, 2.9) is the minimum, derived by hand.
     */
    private static final class Tilted {

        static final Box BOX =
                new Box(
                        new float[] {Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY},
                        new float[] {1, Float.POSITIVE_INFINITY});

        static final float[] MINIMUM = {1, 2.9f};

        static final Objective BOWL =
                point -> {
                    double x = point[0] - 2.0;
                    double y = point[1] - 2.0;
                    return new Evaluation(
                            x * x / 2 + y * y / 2 + 0.9 * x * y,
                            new float[] {(float) (x + 0.9 * y), (float) (y + 0.9 * x)});
                };
    }
}
