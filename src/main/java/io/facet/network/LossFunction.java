package io.facet.network;

import io.facet.optimize.Evaluation;

/**
 * Represents a differentiable function of the picture that an edit makes, x = reference + mask·r,
 * and of the change itself, d = mask·r / 255.
 */
public sealed interface LossFunction permits LossFunction.Formula, LossFunction.OfPixels {

    /**
     * Returns whether the function reads the change itself. A function of the picture alone is also
     * defined if the picture is not made by a residual, as when pixels are moved or guides are
     * composed.
     */
    boolean readsChange();

    /**
     * Computes its value from the picture, the change and the network's feature maps by the
     * operations of an engine, which derives the gradient.
     *
     * <pre>{@code
     * final class MeanSquare implements LossFunction.Formula {
     *     public <V> V of(LossOperations<V> on) {
     *         V d = on.change();
     *         int samples = 3 * on.side() * on.side();
     *         return on.multiply(on.sum(on.multiply(d, d)), on.constant(1.0 / samples));
     *     }
     * }
     * }</pre>
     */
    @FunctionalInterface
    non-sealed interface Formula extends LossFunction {

        /**
         * Computes the function. Called more than once for one loss; equal calls must use equal
         * operations in an equal order.
         *
         * @param on the available operations
         * @return a scalar
         */
        <V> V of(LossOperations<V> on);

        @Override
        default boolean readsChange() {
            return false;
        }
    }

    /** Computes its value and gradient from the pixels in Java. */
    @FunctionalInterface
    non-sealed interface OfPixels extends LossFunction {

        /**
         * Computes the value and its gradient with respect to the pixels.
         *
         * @param picture x: S x S x 3, RGB, grey levels; not to be written to
         * @return the value, and its derivative with respect to each sample, per grey level
         */
        Evaluation at(float[] picture);

        @Override
        default boolean readsChange() {
            return false;
        }
    }
}
