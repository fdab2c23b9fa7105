package io.facet.command.declaration;

import ij.ImagePlus;
import io.facet.Cancellation;
import io.facet.Progress;
import io.facet.models.Models;
import java.util.Optional;
import org.scijava.Cancelable;
import org.scijava.command.Command;

/**
 * A command of Facet. Run by SciJava it checks what it was given as a dialog or a macro does, and
 * ends with a {@link io.facet.FacetException} where something is wrong.
 */
public abstract class FacetCommand implements Command, Cancelable {

    private final Cancellation cancellation = new Cancellation();
    private CommandConsole console = new CommandConsole() {};
    private CommandDescription description;
    private volatile String cancelReason;

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
        perform(Progress.none(), cancellation);
    }

    /**
     * Does the work.
     *
     * @param progress reaches the image that is being made: first before it is changed, and then
     *     whenever there is something new to see in it. It is brought up to date by asking for it,
     *     so only within the call that notifies of it
     * @param cancellation ends the work with the best so far
     * @throws io.facet.FacetException if the user has to change something
     */
    protected abstract void perform(Progress<ImagePlus> progress, Cancellation cancellation);

    @Override
    public final boolean isCanceled() {
        return cancellation.isCancelled();
    }

    /** Ends soon, with the best so far, what SciJava runs. */
    @Override
    public final void cancel(String reason) {
        cancelReason = reason;
        cancellation.cancel();
    }

    @Override
    public final String getCancelReason() {
        return cancelReason;
    }
}
