package io.facet.command;

import ij.ImagePlus;
import org.scijava.Cancelable;
import org.scijava.command.Command;

/**
 * A command of Facet. Run by SciJava it checks what it was given as a dialog or a macro does, and
 * ends with a {@link io.facet.FacetException} where something is wrong.
 */
public abstract class FacetCommand implements Command, Cancelable {

    private CommandMonitor monitor = CommandMonitor.none();
    private volatile String cancelReason;

    /** Lets somebody look on; before the command runs. */
    public final void follow(CommandMonitor onlooker) {
        monitor = onlooker;
    }

    @Override
    public final void run() {
        CommandDescription.of(getClass()).requireValid(this);
        perform(new Stoppable(monitor, this));
    }

    /**
     * Does the work.
     *
     * @param onlooker hears of progress; if it says to stop, the best so far is the result
     * @throws io.facet.FacetException if the user has to change something
     */
    protected abstract void perform(CommandMonitor onlooker);

    @Override
    public final boolean isCanceled() {
        return cancelReason != null;
    }

    /** Ends the work soon, with the best so far. */
    @Override
    public final void cancel(String reason) {
        cancelReason = reason == null ? "cancelled" : reason;
    }

    @Override
    public final String getCancelReason() {
        return cancelReason;
    }

    /** Also stops a command that was cancelled through SciJava. */
    private record Stoppable(CommandMonitor monitor, FacetCommand command)
            implements CommandMonitor {

        @Override
        public boolean proceed(String task, double done) {
            return monitor.proceed(task, done) && !command.isCanceled();
        }

        @Override
        public void making(ImagePlus result) {
            monitor.making(result);
        }

        @Override
        public boolean wantsPicture() {
            return monitor.wantsPicture();
        }

        @Override
        public void updated(ImagePlus result) {
            monitor.updated(result);
        }
    }
}
