/**
 * Minimises a smooth function of many numbers inside a box, from its values and gradients alone.
 *
 * <p>A function with its minimum at 3, kept between 0 and 1, ends on the wall at 1:
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
 * <p>Every optimiser here is an immutable value: it can be used again and by several threads at
 * once. Nothing is random, so that equal calls give equal bits. No tolerance is absolute: an
 * objective multiplied by a constant is walked in the same steps. Points are in the caller's own
 * unit (grey levels, for a residual of an image), gradients in value per that unit.
 */
package io.facet.optimize;
