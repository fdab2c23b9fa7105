package io.facet.optimize;

/**
 * A point of the box with what the objective said there.
 *
 * @param point n numbers, never written to again
 */
record Iterate(float[] point, Evaluation evaluation) {

    double value() {
        return evaluation.value();
    }

    float[] gradient() {
        return evaluation.gradient();
    }

    boolean isFinite() {
        return evaluation.isFinite();
    }
}
