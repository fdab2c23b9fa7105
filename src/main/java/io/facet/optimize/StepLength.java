package io.facet.optimize;

/**
 * A length of step that does not depend on the size of the objective.
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

    /** The factor that makes a step of this length of a gradient that is not 0. */
    double perGradient(float[] gradient, FreeVariables free) {
        return units / free.largestMagnitude(gradient);
    }
}
