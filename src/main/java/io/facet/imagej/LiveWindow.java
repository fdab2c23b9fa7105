package io.facet.imagej;

import ij.ImagePlus;
import ij.gui.ImageWindow;
import io.facet.Cancellation;
import java.awt.Button;
import java.awt.EventQueue;
import java.awt.Panel;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.lang.reflect.InvocationTargetException;

/** The window of a result that is being made, with a button that ends the work. */
final class LiveWindow {

    private static final String STOP = "Stop and keep this";

    private final ImagePlus image;
    private final Cancellation cancellation;
    private final Panel row = new Panel();
    private volatile boolean closed;

    private LiveWindow(ImagePlus image, Cancellation cancellation) {
        this.image = image;
        this.cancellation = cancellation;
        Button stop = new Button(STOP);
        stop.addActionListener(event -> cancellation.cancel());
        row.add(stop);
    }

    /**
     * Shows an image, which others go on to change.
     *
     * @param cancellation is cancelled once the user wants no more of it
     */
    static LiveWindow open(ImagePlus image, Cancellation cancellation) {
        LiveWindow live = new LiveWindow(image, cancellation);
        live.show();
        inEventThread(live::addRow);
        return live;
    }

    /**
     * In the command's thread: shown by the event thread while a macro runs, ImageJ would make it
     * the current image of that thread, for whatever the user does there, until another is
     * activated.
     */
    private void show() {
        // Its pixels are still written to, even if the user closes the window.
        image.setIgnoreFlush(true);
        image.lockSilently();
        image.show();
    }

    private void addRow() {
        ImageWindow window = image.getWindow();
        if (window == null) {
            giveUp();
            return;
        }
        window.add(row);
        window.pack();
        window.addWindowListener(
                new WindowAdapter() {
                    @Override
                    public void windowClosed(WindowEvent event) {
                        giveUp();
                    }
                });
    }

    private void giveUp() {
        closed = true;
        cancellation.cancel();
    }

    ImagePlus image() {
        return image;
    }

    boolean isClosed() {
        return closed;
    }

    void update() {
        if (!closed) {
            image.updateAndDraw();
        }
    }

    /** Takes away what is no result, because the command ended without one. */
    void discard() {
        release();
        inEventThread(
                () -> {
                    // ImageJ would ask whether to save it.
                    image.changes = false;
                    image.close();
                });
    }

    private void release() {
        image.setIgnoreFlush(false);
        image.unlock();
    }

    /** Takes the button away. */
    void finish() {
        release();
        inEventThread(
                () -> {
                    ImageWindow window = image.getWindow();
                    if (window != null && !closed) {
                        window.remove(row);
                        window.pack();
                        image.updateAndDraw();
                    }
                });
    }

    private static void inEventThread(Runnable work) {
        try {
            if (EventQueue.isDispatchThread()) {
                work.run();
            } else {
                EventQueue.invokeAndWait(work);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("the result's window cannot be shown", e.getCause());
        }
    }
}
