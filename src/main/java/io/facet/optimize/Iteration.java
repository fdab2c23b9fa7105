package io.facet.optimize;

/**
 * The state of an optimiser after a step.
 *
 * @param index the number of steps taken; 0 for the start
 * @param evaluations the number of evaluations of the objective so far, at least {@code index + 1}
 * @param point the current n variables, inside the box; a copy that callers may keep
 * @param evaluation the objective's value and gradient there; always finite
 * @param best the point with the lowest value of all evaluated points, which the run returns if it
 *     is stopped now; must not be written to
 * @param lowest the value at that point
 */
public record Iteration(
        int index,
        int evaluations,
        float[] point,
        Evaluation evaluation,
        float[] best,
        double lowest) {}
