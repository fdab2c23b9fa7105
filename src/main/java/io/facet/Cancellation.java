package io.facet;

import java.util.function.BooleanSupplier;

/**
 * Represents a request to stop work. Once cancelled, it stays cancelled, and the work ends soon:
 * with its best result so far, or with a {@link FacetException} if there is nothing to keep.
 *
 * <p>Thread-safe: the working thread polls it, and any other thread cancels it.
 */
public final class Cancellation {

    private final BooleanSupplier source;
    private volatile boolean cancelled;

    /** Creates a cancellation that only {@link #cancel} triggers. */
    public Cancellation() {
        this(() -> false);
    }

    private Cancellation(BooleanSupplier source) {
        this.source = source;
    }

    /**
     * Returns a cancellation that a source can also trigger, such as a key that can only be polled.
     *
     * @param source returns true to cancel; called by the threads that poll this cancellation until
     *     it first returns true, and must be fast
     */
    public static Cancellation when(BooleanSupplier source) {
        return new Cancellation(source);
    }

    /** Cancels the work. */
    public void cancel() {
        cancelled = true;
    }

    /** Returns whether the work was cancelled. */
    public boolean isCancelled() {
        if (!cancelled && source.getAsBoolean()) {
            cancelled = true;
        }
        return cancelled;
    }

    /**
     * Ends cancelled work that has nothing to keep.
     *
     * @param sentence the message for the user
     * @throws FacetException if the work was cancelled
     */
    public void throwIfCancelled(String sentence) {
        if (isCancelled()) {
            throw new FacetException(sentence);
        }
    }
}
