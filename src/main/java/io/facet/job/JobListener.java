package io.facet.job;

import io.facet.ProgressListener;
import io.facet.image.Photograph;
import java.util.function.Supplier;

/** Follows the edits of one or several pictures, and can look at each while it is made. */
public interface JobListener extends ProgressListener {

    /**
     * Hears that a picture has come nearer to its result.
     *
     * @param picture which
     * @param soFar makes it as it would be if the edit were stopped now; to ask for it costs time,
     *     and changes nothing of the result
     */
    void reached(InputPicture picture, Supplier<Photograph> soFar);

    /** Hears of progress only. */
    static JobListener of(ProgressListener listener) {
        return new JobListener() {
            @Override
            public boolean proceed(String task, double done) {
                return listener.proceed(task, done);
            }

            @Override
            public void reached(InputPicture picture, Supplier<Photograph> soFar) {}
        };
    }

    /** The same with another ear for progress. */
    default JobListener withProgress(ProgressListener listener) {
        JobListener pictures = this;
        return new JobListener() {
            @Override
            public boolean proceed(String task, double done) {
                return listener.proceed(task, done);
            }

            @Override
            public void reached(InputPicture picture, Supplier<Photograph> soFar) {
                pictures.reached(picture, soFar);
            }
        };
    }
}
