package io.facet.optimize;

/**
 * A continuously differentiable function of n variables to minimise.
 *
 * <p>It may return values that are not finite where it is not defined; the optimisers avoid such
 * points. Exceptions that it throws propagate through the optimiser to its caller.
 */
@FunctionalInterface
public interface Objective {

    /**
     * Evaluates the function and its gradient.
     *
     * @param point n variables inside the box; the optimiser never writes to this array again, so
     *     callees may keep it, but must not write to it
     * @return the value and a gradient of n elements
     */
    Evaluation evaluate(float[] point);
}
