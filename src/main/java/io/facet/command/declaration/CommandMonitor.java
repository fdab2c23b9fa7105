package io.facet.command.declaration;

import ij.ImagePlus;
import io.facet.ProgressListener;

/** Who looks on while a command works: a window, a status line, or nobody. */
public interface CommandMonitor extends ProgressListener {

    /**
     * A result is being made.
     *
     * @param result as it is so far; it changes until the command ends, and is shown at once where
     *     somebody looks
     */
    void making(ImagePlus result);

    /**
     * Whether the picture so far should be made now: at most about once a second, and never where
     * nobody sees it.
     */
    boolean wantsPicture();

    /** The result has changed. */
    void updated(ImagePlus result);

    /** Nobody looks on, and nobody stops anything. */
    static CommandMonitor none() {
        return of(ProgressListener.none());
    }

    /** Somebody hears of progress and may stop the work, but sees no pictures. */
    static CommandMonitor of(ProgressListener listener) {
        return new CommandMonitor() {
            @Override
            public boolean proceed(String task, double done) {
                return listener.proceed(task, done);
            }

            @Override
            public void making(ImagePlus result) {}

            @Override
            public boolean wantsPicture() {
                return false;
            }

            @Override
            public void updated(ImagePlus result) {}
        };
    }
}
