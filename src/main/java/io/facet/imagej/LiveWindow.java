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

/** The window of an intermediate result, with a button that stops the command. */
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
     * Shows an image that the running command continues to change.
     *
     * @param cancellation cancelled when the user stops the command
     */
    static LiveWindow open(ImagePlus image, Cancellation cancellation) {
        LiveWindow live = new LiveWindow(image, cancellation);
        live.show();
        inEventThread(live::addRow);
        return live;
    }

    /**
     * Shows the image from the command's thread. If the event thread showed it while a macro runs,
     * ImageJ would make it the current image of the event thread, for everything the user does
     * there, until another image is activated.
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

    /** Closes the window of a command that ended without a result. */
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

    /** Removes the button. */
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
