package io.facet.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CurvaturePairsTest {

    private static final FreeVariables ALL = new FreeVariables(new int[] {0, 1, 2});

    /** Steps along a quadratic of three variables that all depend on each other. */
    private static final Iterate[] PATH = {
        at(4, -3, 2), at(1, 1, 1), at(-1, 2, 0), at(0.5f, 0, -2), at(0.25f, -1, 1)
    };

    @Test
    void theDirectionForTheLastChangeOfGradientIsTheLastStepBackwards() {
        CurvaturePairs memory = memory(10, PATH);

        double[] direction = memory.direction(change(PATH[3], PATH[4]), ALL);

        // The secant equation H y = s, Nocedal and Wright, equation 6.14.
        assertThat(direction).containsExactly(new double[] {0.25, 1, -3}, within(1e-5));
    }

    @Test
    void theSecantEquationHoldsAmongTheFreeVariablesAlone() {
        CurvaturePairs memory = memory(10, PATH);
        float[] change = change(PATH[3], PATH[4]);
        change[1] = 1000;

        double[] direction = memory.direction(change, new FreeVariables(new int[] {0, 2}));

        assertThat(direction).containsExactly(new double[] {0.25, 0, -3}, within(1e-5));
    }

    @Test
    void remembersTheNewestPairsUpToItsCapacity() {
        double[] kept = memory(2, PATH).direction(new float[] {1, 2, 3}, ALL);

        assertThat(kept)
                .isEqualTo(
                        memory(10, PATH[2], PATH[3], PATH[4]).direction(new float[] {1, 2, 3}, ALL))
                .isNotEqualTo(memory(3, PATH).direction(new float[] {1, 2, 3}, ALL));
    }

    @Test
    void ignoresStepsOverWhichTheFunctionBendsDownwards() {
        CurvaturePairs memory = memory(10, PATH);
        double[] before = memory.direction(new float[] {1, 2, 3}, ALL);

        memory.add(
                iterate(new float[] {0, 0, 0}, 0, 0, 0), iterate(new float[] {1, 1, 1}, -2, 1, 0));

        assertThat(memory.direction(new float[] {1, 2, 3}, ALL)).isEqualTo(before);
    }

    @Test
    void hasNoDirectionWithoutCurvatureAmongTheFreeVariables() {
        CurvaturePairs memory =
                memory(
                        10,
                        iterate(new float[3], 0, 0, 0),
                        iterate(new float[] {1, 1, 1}, 2, -1, 0));

        double[] direction =
                memory.direction(new float[] {1, 2, 3}, new FreeVariables(new int[] {1, 2}));

        assertThat(direction).containsExactly(0, 0, 0);
    }

    private static CurvaturePairs memory(int capacity, Iterate... path) {
        CurvaturePairs memory = new CurvaturePairs(capacity);
        for (int i = 1; i < path.length; i++) {
            memory.add(path[i - 1], path[i]);
        }
        return memory;
    }

    private static Iterate at(float... point) {
        return new Iterate(point, Quadratic.around(20, 0, 0, 0).evaluate(point));
    }

    private static Iterate iterate(float[] point, float... gradient) {
        return new Iterate(point, new Evaluation(0, gradient));
    }

    private static float[] change(Iterate from, Iterate to) {
        float[] change = new float[3];
        for (int i = 0; i < 3; i++) {
            change[i] = to.gradient()[i] - from.gradient()[i];
        }
        return change;
    }
}
