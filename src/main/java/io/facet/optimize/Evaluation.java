package io.facet.optimize;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The value and the gradient of an {@link Objective} at one point.
 *
 * @param value the value to minimise; NaN or infinite where the objective is not defined
 * @param gradient the derivative of the value with respect to each of the n variables; copied, so
 *     an objective may reuse its array, and must not be written to
 * @param terms named parts of the value in the order to show them; may be empty
 */
public record Evaluation(double value, float[] gradient, Map<String, Double> terms) {

    /** Copies the gradient and the terms. */
    public Evaluation {
        gradient = gradient.clone();
        terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
    }

    /** Represents an evaluation whose value has no named parts. */
    public Evaluation(double value, float[] gradient) {
        this(value, gradient, Map.of());
    }

    /**
     * Returns whether the value and the whole gradient are finite, so that a step can start from
     * here.
     */
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
