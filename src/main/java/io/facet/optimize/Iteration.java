package io.facet.optimize;

/**
 * Where an optimiser stands after a step.
 *
 * @param index the number of steps taken; 0 for the start
 * @param evaluations how often the objective was evaluated so far, at least {@code index + 1}
 * @param point the n numbers reached, inside the box; a copy of the optimiser's, free to keep
 * @param evaluation what the objective said there; always finite
 * @param best the point with the lowest value of all that were evaluated, which the run returns if
 *     it is stopped now; not to be written to
 * @param lowest that value
 */
public record Iteration(
        int index,
        int evaluations,
        float[] point,
        Evaluation evaluation,
        float[] best,
        double lowest) {}
