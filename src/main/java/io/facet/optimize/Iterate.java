package io.facet.optimize;

/**
 * A point of the box with the objective's value and gradient there.
 *
 * @param point n variables, never written to again
 */
public record Iterate(float[] point, Evaluation evaluation) {

    public double value() {
        return evaluation.value();
    }

    public float[] gradient() {
        return evaluation.gradient();
    }

    public boolean isFinite() {
        return evaluation.isFinite();
    }
}
