package io.facet.optimize;

import io.facet.Cancellation;
import io.facet.Progress;
import java.util.List;

/**
 * Represents a way to minimise. Implementations are immutable, deterministic and safe to share.
 *
 * <p>Facet finds optimisers of others by {@link java.util.ServiceLoader}: the jar lists the class,
 * which has a public constructor without parameters, in {@code
 * META-INF/services/io.facet.optimize.Optimizer}. {@link Run} keeps to the limits for it and
 * remembers the best point.
 */
public interface Optimizer {

    /** The name that {@link #named} knows this optimiser by, in lower case. */
    String name();

    /**
     * Looks for a minimum of the objective inside the box.
     *
     * @param objective the function of n numbers to minimise
     * @param start n finite numbers to start from; moved into the box where outside, left unchanged
     * @param box bounds of the n numbers, kept at every evaluation
     * @param limits when to stop
     * @param progress is notified of every evaluation, and reaches an {@link Iteration} at the
     *     start and after every step
     * @param cancellation is asked after every evaluation, also after those in the midst of a step,
     *     so that nobody has to wait for a long line search; the best point so far is the result
     * @return the best point seen, the start if nothing was better
     * @throws IllegalArgumentException if the start, the box and the objective's gradient differ in
     *     length, if the start is not finite, or if the objective is not finite at the start
     */
    Minimum minimize(
            Objective objective,
            float[] start,
            Box box,
            Limits limits,
            Progress<? super Iteration> progress,
            Cancellation cancellation);

    /** Looks for a minimum for callers that only want the result. */
    default Minimum minimize(Objective objective, float[] start, Box box, Limits limits) {
        return minimize(objective, start, box, limits, Progress.none(), new Cancellation());
    }

    /** Returns every optimiser, with its usual parameters, the recommended one first. */
    static List<Optimizer> all() {
        return Optimizers.KNOWN.all();
    }

    /**
     * Returns the optimiser of a name, with its usual parameters.
     *
     * @param name {@code l-bfgs}, {@code gradient descent}, {@code adam} or that of another jar's,
     *     in any case
     * @throws io.facet.FacetException if there is none of that name; the message lists the names
     */
    static Optimizer named(String name) {
        return Optimizers.KNOWN.named(name);
    }
}
