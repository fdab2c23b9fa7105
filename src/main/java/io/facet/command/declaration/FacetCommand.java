package io.facet.command.declaration;

import ij.ImagePlus;
import io.facet.models.Models;
import java.util.Optional;
import org.scijava.Cancelable;
import org.scijava.command.Command;

/**
 * A command of Facet. Run by SciJava it checks what it was given as a dialog or a macro does, and
 * ends with a {@link io.facet.FacetException} where something is wrong.
 */
public abstract class FacetCommand implements Command, Cancelable {

    private CommandMonitor monitor = CommandMonitor.none();
    private CommandConsole console = new CommandConsole() {};
    private CommandDescription description;
    private volatile String cancelReason;

    /** Lets somebody look on; before the command runs. */
    public final void follow(CommandMonitor onlooker) {
        monitor = onlooker;
    }

    /** Lets a terminal show at once what the command says; before the command runs. */
    public final void talkTo(CommandConsole terminal) {
        console = terminal;
    }

    /** Returns what shows what the command says while it works. */
    protected final CommandConsole console() {
        return console;
    }

    /** Sets the words that sentences use for the parameters. */
    final void describe(CommandDescription words) {
        description = words;
    }

    private CommandDescription description() {
        if (description == null) {
            description = CommandDescription.of(getClass());
        }
        return description;
    }

    /** Returns how sentences name a parameter, {@code 'key'} or {@code --option}. */
    protected final String word(String key) {
        return description().parameter(key).word();
    }

    /** Returns where the networks are. */
    protected Models models() {
        return Models.installed();
    }

    /** Returns whether the command cannot do without an image of ImageJ. */
    protected boolean needsImage() {
        return true;
    }

    /**
     * Returns what a terminal prints instead of running the command where the argument is left out
     * that says what it is for; empty if the argument may be left out.
     */
    public Optional<String> choice() {
        return Optional.empty();
    }

    @Override
    public final void run() {
        description().requireValid(this);
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
