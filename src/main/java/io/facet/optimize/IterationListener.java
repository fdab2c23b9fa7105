package io.facet.optimize;

/** Follows an optimiser, and can stop it. */
@FunctionalInterface
public interface IterationListener {

    /**
     * Hears of the start and of every step after it, in the thread that minimises.
     *
     * @return whether to go on; false ends the run with {@link StopReason#STOPPED_BY_LISTENER} and
     *     the best point so far
     */
    boolean proceed(Iteration iteration);

    /**
     * Is asked after every evaluation, also after those in the midst of a step, so that nobody has
     * to wait for a long line search.
     *
     * @param evaluations how often the objective was evaluated so far
     * @return whether to go on; false ends the run as in {@link #proceed}
     */
    default boolean mayEvaluateMore(int evaluations) {
        return true;
    }

    /** A listener that never stops anything. */
    static IterationListener none() {
        return iteration -> true;
    }
}
