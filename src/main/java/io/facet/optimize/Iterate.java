package io.facet.optimize;

/**
 * A point of the box with what the objective said there.
 *
 * @param point n numbers, never written to again
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
