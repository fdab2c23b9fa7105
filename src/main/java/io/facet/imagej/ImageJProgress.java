package io.facet.imagej;

import ij.IJ;
import ij.ImagePlus;
import ij.macro.Interpreter;
import io.facet.Cancellation;
import io.facet.FacetException;
import io.facet.Progress;
import java.awt.GraphicsEnvironment;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Shows the progress of a command in ImageJ's status line and progress bar, and shows the
 * intermediate result if there is a screen and batch mode is off. Escape and the window's button
 * cancel the command, which then keeps its best result so far; closing the window cancels it and
 * discards the result.
 */
final class ImageJProgress implements Progress<ImagePlus>, AutoCloseable {

    private static final long STATUS_EVERY_NANOS = 100_000_000L;
    private static final long PICTURE_EVERY_NANOS = 1_000_000_000L;

    /** The first picture is shown sooner, to indicate progress. */
    private static final long FIRST_PICTURE_NANOS = 300_000_000L;

    /** Below this share, the remaining time cannot be estimated. */
    private static final double FORESEEABLE = 0.05;

    private final String command;
    private final boolean live;
    private final ResultDisplay display;
    private final Cancellation cancellation = Cancellation.when(IJ::escapePressed);
    private final long start = System.nanoTime();
    private long lastStatus = start - STATUS_EVERY_NANOS;
    private long lastPicture = start - PICTURE_EVERY_NANOS + FIRST_PICTURE_NANOS;
    private Optional<LiveWindow> window = Optional.empty();
    private boolean shown;

    private ImageJProgress(String command, boolean live) {
        this.command = command;
        this.live = live;
        display = new ResultDisplay(command);
        // An earlier Escape must not cancel this command.
        IJ.resetEscape();
    }

    /**
     * Returns the progress of a command: with a live window, or without one in batch mode and
     * headless.
     */
    static ImageJProgress of(String command) {
        boolean live =
                IJ.getInstance() != null
                        && !GraphicsEnvironment.isHeadless()
                        && !Interpreter.isBatchMode();
        return new ImageJProgress(command, live);
    }

    @Override
    public void report(Step step) {
        long now = System.nanoTime();
        if (now - lastStatus >= STATUS_EVERY_NANOS) {
            lastStatus = now;
            IJ.showStatus(line(step.text(), step.fraction(), (now - start) / 1e9));
            // ImageJ treats 1 as the end of the whole command.
            IJ.showProgress(Math.min(step.fraction(), 0.99));
        }
    }

    private String line(String task, double done, double seconds) {
        String left =
                done < FORESEEABLE
                        ? ""
                        : String.format(Locale.ROOT, ", %.0f s left", seconds * (1 - done) / done);
        return "%s: %s%s (Esc stops)".formatted(command, task, left);
    }

    /** Returns the cancellation that Escape and the window trigger. */
    Cancellation cancellation() {
        return cancellation;
    }

    // Asking for the result brings the image that the window shows up to date.
    @SuppressWarnings("ReturnValueIgnored")
    @Override
    public void reached(Supplier<? extends ImagePlus> soFar) {
        if (live && window.isEmpty()) {
            window = Optional.of(LiveWindow.open(soFar.get(), cancellation));
        } else if (live && System.nanoTime() - lastPicture >= PICTURE_EVERY_NANOS) {
            soFar.get();
            window.get().update();
            lastPicture = System.nanoTime();
        }
    }

    /**
     * Shows the results of the command; shows nothing if the user has closed the live window.
     *
     * @throws FacetException if the window was closed in a macro, which must not go on with another
     *     image
     */
    void show(Collection<Object> made) {
        shown = true;
        if (!window.map(LiveWindow::isClosed).orElse(false)) {
            display.showAll(made);
        } else if (IJ.isMacro()) {
            throw new FacetException(
                    "The result's window was closed while it was made, so there is no result.");
        }
    }

    @Override
    public void close() {
        window.ifPresent(shown ? LiveWindow::finish : LiveWindow::discard);
        IJ.showProgress(1.0);
        IJ.showStatus("");
    }
}
