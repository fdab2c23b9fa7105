package io.facet.optimize;

import io.facet.Cancellation;
import io.facet.Progress;
import java.util.List;

/**
 * Represents a minimisation method. Implementations are immutable, deterministic and thread-safe.
 *
 * <p>Facet finds third-party optimisers by {@link java.util.ServiceLoader}: the jar lists the
 * class, which needs a public constructor without parameters, in {@code
 * META-INF/services/io.facet.optimize.Optimizer}. {@link Run} enforces the limits for it and stores
 * the best point.
 */
public interface Optimizer {

    /** Returns the name under which {@link #named} finds this optimiser, in lower case. */
    String name();

    /**
     * Minimises the objective inside the box.
     *
     * @param objective the function of n variables to minimise
     * @param start n finite variables to start from; a copy is projected onto the box
     * @param box bounds of the n variables, enforced at every evaluation
     * @param limits when to stop
     * @param progress is notified of every evaluation, and reaches an {@link Iteration} at the
     *     start and after every step
     * @param cancellation is asked after every evaluation, also after those in the midst of a step,
     *     so that nobody has to wait for a long line search; the best point so far is the result
     * @return the best evaluated point; the start if no other was better
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

    /** Minimises the objective for callers that only need the result. */
    default Minimum minimize(Objective objective, float[] start, Box box, Limits limits) {
        return minimize(objective, start, box, limits, Progress.none(), new Cancellation());
    }

    /** Returns every optimiser with its default parameters, the recommended one first. */
    static List<Optimizer> all() {
        return Optimizers.KNOWN.all();
    }

    /**
     * Returns the optimiser with this name, with its default parameters.
     *
     * @param name {@code l-bfgs}, {@code gradient descent}, {@code adam} or the name of a
     *     third-party optimiser, case-insensitive
     * @throws io.facet.FacetException if there is none with this name; the message lists the names
     */
    static Optimizer named(String name) {
        return Optimizers.KNOWN.named(name);
    }
}
