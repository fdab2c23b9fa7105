package io.facet.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Represents the loss at one residual.
 *
 * @param total the weighted sum
 * @param terms unweighted terms by name, in the problem's order
 * @param gradient d total / d r, S x S x 3, per grey level
 */
public record LossValue(double total, Map<String, Double> terms, float[] gradient) {

    public LossValue {
        terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
    }
}
