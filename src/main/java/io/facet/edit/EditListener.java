package io.facet.edit;

import io.facet.ProgressListener;
import io.facet.image.Photograph;
import java.util.function.Supplier;

/** Follows an edit, can look at the picture while it is made, and can stop it. */
public interface EditListener extends ProgressListener {

    /**
     * Hears that the picture has become better. Called in the thread that works, before it asks
     * whether to proceed.
     *
     * @param soFar makes the whole photograph as the edit would return it if it were stopped now.
     *     It may be asked at any time and in any thread, or never, which costs nothing; it keeps
     *     what it needs in memory. The edit itself goes on in the same way whether it is asked or
     *     not.
     */
    default void reached(Supplier<Photograph> soFar) {}

    /** One that does not look at the picture. */
    static EditListener of(ProgressListener listener) {
        return listener::proceed;
    }

    /** One that never stops anything. */
    static EditListener none() {
        return of(ProgressListener.none());
    }
}
