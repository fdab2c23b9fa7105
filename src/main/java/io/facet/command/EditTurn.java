package io.facet.command;

import io.facet.Cancellation;
import io.facet.Progress;
import io.facet.command.declaration.StoppedException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Allows one edit at a time; others wait. Two concurrent edits would need twice the memory and
 * finish no sooner, because one edit already uses all cores.
 */
final class EditTurn implements AutoCloseable {

    private static final Semaphore TURN = new Semaphore(1, true);
    private static final long ASKED_EVERY_MILLIS = 100;

    private EditTurn() {}

    /**
     * Waits until no other edit is running.
     *
     * @throws StoppedException if the user cancelled while waiting
     */
    static EditTurn await(Progress<?> progress, Cancellation cancellation) {
        try {
            while (!TURN.tryAcquire(ASKED_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                progress.report("waiting for another edit", 0);
                if (cancellation.isCancelled()) {
                    throw new StoppedException();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        }
        return new EditTurn();
    }

    @Override
    public void close() {
        TURN.release();
    }
}
