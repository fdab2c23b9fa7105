package io.facet;

import java.util.function.BooleanSupplier;

/**
 * Says whether work is still wanted. Once cancelled it stays so, and whatever works with it ends
 * soon: with the best it has, or with a {@link FacetException} where there is nothing to keep.
 *
 * <p>Safe for several threads: one works and asks, any other cancels.
 */
public final class Cancellation {

    private final BooleanSupplier source;
    private volatile boolean cancelled;

    /** Creates one that only {@link #cancel} cancels. */
    public Cancellation() {
        this(() -> false);
    }

    private Cancellation(BooleanSupplier source) {
        this.source = source;
    }

    /**
     * Returns one that is also cancelled once a source says so, such as a key that can only be
     * polled.
     *
     * @param source is asked in the threads that ask whether this is cancelled, until it has said
     *     yes; has to be quick
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
     * @param sentence what the user reads then
     * @throws FacetException if the work was cancelled
     */
    public void throwIfCancelled(String sentence) {
        if (isCancelled()) {
            throw new FacetException(sentence);
        }
    }
}
