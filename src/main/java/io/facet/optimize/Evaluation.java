package io.facet.optimize;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an {@link Objective} says about one point.
 *
 * @param value the value, to be made small; NaN or infinite where the objective is not defined
 * @param gradient the derivative of the value by each of the n numbers of the point; copied, so an
 *     objective may fill the same array at every call, and not to be written to
 * @param terms named parts of the value in the order to show them; may be empty
 */
public record Evaluation(double value, float[] gradient, Map<String, Double> terms) {

    /** Copies the gradient and the terms. */
    public Evaluation {
        gradient = gradient.clone();
        terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
    }

    /** An evaluation whose value has no named parts. */
    public Evaluation(double value, float[] gradient) {
        this(value, gradient, Map.of());
    }

    /** Whether the value and all of the gradient are finite, so that a step can start from here. */
    public boolean isFinite() {
        if (!Double.isFinite(value)) {
            return false;
        }
        for (float slope : gradient) {
            if (!Float.isFinite(slope)) {
                return false;
            }
        }
        return true;
    }
}
