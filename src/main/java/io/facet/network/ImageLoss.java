package io.facet.network;

/**
 * A {@link LossProblem} ready to be evaluated. For one thread at a time. Holds memory outside the
 * Java heap until it is closed.
 */
public interface ImageLoss extends AutoCloseable {

    /**
     * Loss and gradient.
     *
     * @param residual S x S x 3, RGB, grey levels
     */
    LossValue evaluate(float[] residual);

    @Override
    void close();
}
