/**
 * Minimises a smooth function of many variables inside a box, from its values and gradients alone.
 *
 * <p>A function with its minimum at 3, bounded to 0..1, ends at the bound 1:
 *
 * <pre>{@code
 * Objective objective =
 *         x -> new Evaluation(Math.pow(x[0] - 3, 2), new float[] {2 * (x[0] - 3)});
 * Minimum minimum =
 *         Optimizer.named("l-bfgs")
 *                 .minimize(
 *                         objective,
 *                         new float[] {0},
 *                         Box.uniform(1, 0, 1),
 *                         Limits.ofEvaluations(60));
 * minimum.point(); // {1}
 * }</pre>
 *
 * <p>Every optimiser is immutable, reusable and thread-safe. There is no randomness, so equal calls
 * give bit-identical results. No tolerance is absolute: multiplying an objective by a constant does
 * not change the steps. Points are in the caller's own unit (grey levels, for a residual of an
 * image), gradients in value per unit.
 */
package io.facet.optimize;
