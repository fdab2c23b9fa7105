package io.facet.optimize;

/**
 * A function to be minimised: continuously differentiable, from n numbers to one.
 *
 * <p>It may return values that are not finite, far from where it makes sense; the optimisers keep
 * away from there. What it throws passes through the optimiser to whoever called it.
 */
@FunctionalInterface
public interface Objective {

    /**
     * Evaluates the function and its gradient.
     *
     * @param point n numbers inside the box; the optimiser never writes to this array again, so it
     *     may be kept, but it must not be written to
     * @return the value and a gradient of n numbers
     */
    Evaluation evaluate(float[] point);
}
