package io.facet.optimize;

/** Why an optimiser stopped. */
public enum StopReason {
    /** The gradient, inside the box, became a small share of the first one. */
    CONVERGED,
    /** The value hardly fell over the last iterations. */
    STALLED,
    /** The objective was evaluated as often as allowed. */
    EVALUATIONS_SPENT,
    /** It was cancelled. (Records of edits have this name, so it stays.) */
    STOPPED_BY_LISTENER,
    /**
     * No lower value was found, not even straight down the gradient: either the point is a minimum
     * as far as float numbers can tell, or the gradient is not that of the value.
     */
    LINE_SEARCH_FAILED,
    /** The objective gave NaN or infinity, and there was no way around it. */
    NOT_FINITE
}
