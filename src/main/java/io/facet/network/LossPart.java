package io.facet.network;

/**
 * Represents one weighted term of a loss.
 *
 * @param name unique within the loss
 * @param weight λ, 0 or more
 */
public record LossPart(String name, double weight, LossFunction function) {

    /** Returns the same term with another weight. */
    public LossPart weighted(double other) {
        return new LossPart(name, other, function);
    }
}
