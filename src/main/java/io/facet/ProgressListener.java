package io.facet;

/** Follows long work, and can stop it. Called in the thread that works. */
@FunctionalInterface
public interface ProgressListener {

    /**
     * Hears of progress.
     *
     * @param task what is being done, for a status line
     * @param done share that is done, 0..1
     * @return whether to go on; on false the work ends soon with the best it has
     */
    boolean proceed(String task, double done);

    /** A listener that never stops anything. */
    static ProgressListener none() {
        return (task, done) -> true;
    }
}
