package io.facet.optimize;

/**
 * The best point that an optimiser has seen: of all it evaluated the one with the lowest finite
 * value, however the run ended.
 *
 * @param point n numbers inside the box
 * @param evaluation what the objective said there; always finite
 * @param iterations the number of steps taken in the whole run
 * @param evaluations how often the objective was evaluated in the whole run
 * @param reason why the run ended
 */
public record Minimum(
        float[] point, Evaluation evaluation, int iterations, int evaluations, StopReason reason) {

    /** The objective's value at {@link #point()}. */
    public double value() {
        return evaluation.value();
    }
}
