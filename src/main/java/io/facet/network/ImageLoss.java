package io.facet.network;

/**
 * Represents a {@link LossProblem} that is ready for evaluation. Not thread-safe. Holds memory
 * outside the Java heap until it is closed.
 */
public interface ImageLoss extends AutoCloseable {

    /**
     * Computes loss and gradient.
     *
     * @param residual S x S x 3, RGB, grey levels
     */
    LossValue evaluate(float[] residual);

    @Override
    void close();
}
