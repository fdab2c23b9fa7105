package io.facet.optimize;

/**
 * The best point of an optimiser's run: the evaluated point with the lowest finite value, however
 * the run ended.
 *
 * @param point n variables inside the box
 * @param evaluation the objective's value and gradient there; always finite
 * @param iterations the number of steps taken in the whole run
 * @param evaluations the number of evaluations of the objective in the whole run
 * @param reason the reason why the run ended
 */
public record Minimum(
        float[] point, Evaluation evaluation, int iterations, int evaluations, StopReason reason) {

    /** Returns the objective's value at {@link #point()}. */
    public double value() {
        return evaluation.value();
    }
}
