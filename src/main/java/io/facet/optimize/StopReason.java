package io.facet.optimize;

/** Why an optimiser stopped. */
public enum StopReason {
    /** The projected gradient became a small fraction of the first one. */
    CONVERGED,
    /** The value hardly decreased over the last iterations. */
    STALLED,
    /** The largest number of evaluations was reached. */
    EVALUATIONS_SPENT,
    /** It was cancelled. (Records of edits have this name, so it stays.) */
    STOPPED_BY_LISTENER,
    /**
     * No lower value was found, not even along the negative gradient: either the point is a minimum
     * within float precision, or the gradient does not match the value.
     */
    LINE_SEARCH_FAILED,
    /** The objective returned NaN or infinity, and the optimiser could not avoid it. */
    NOT_FINITE
}
