package io.facet.optimize;

/**
 * A step length that does not depend on the scale of the objective.
 *
 * @param units the largest change of a variable, in the unit of the variables, above 0
 */
record StepLength(double units) {

    StepLength {
        if (!(units > 0 && Double.isFinite(units))) {
            throw new IllegalArgumentException(
                    "The first step must be a length above 0, not %s.".formatted(units));
        }
    }

    /** Returns the factor that scales a nonzero gradient to a step of this length. */
    double perGradient(float[] gradient, FreeVariables free) {
        return units / free.largestMagnitude(gradient);
    }
}
