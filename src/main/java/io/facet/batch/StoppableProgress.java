package io.facet.batch;

import io.facet.ProgressListener;

/** Remembers whether the work was stopped, and does not ask again. */
final class StoppableProgress implements ProgressListener {

    private final ProgressListener listener;
    private boolean stopped;

    StoppableProgress(ProgressListener listener) {
        this.listener = listener;
    }

    @Override
    public boolean proceed(String task, double done) {
        stopped = stopped || !listener.proceed(task, done);
        return !stopped;
    }

    boolean isStopped() {
        return stopped;
    }
}
