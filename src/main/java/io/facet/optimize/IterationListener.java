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

    /** A listener that never stops anything. */
    static IterationListener none() {
        return iteration -> true;
    }
}
