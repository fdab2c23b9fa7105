package io.facet.network;

/**
 * The loss at one residual. The parts are before their factors; {@code total} is their weighted
 * sum.
 *
 * @param gradient d total / d r, S x S x 3, per grey level
 */
public record LossValue(
        double total,
        double attribute,
        double identity,
        double totalVariation,
        double chroma,
        float[] gradient) {}
