package io.facet.command.declaration;

import ij.ImagePlus;
import io.facet.Cancellation;
import io.facet.Progress;
import io.facet.models.Models;
import java.util.Optional;
import org.scijava.Cancelable;
import org.scijava.command.Command;

/**
 * Base of Facet's commands. When SciJava runs a command, its values are checked in the same way for
 * dialogs and macros, and it throws a {@link io.facet.FacetException} if one is invalid.
 */
public abstract class FacetCommand implements Command, Cancelable {

    private final Cancellation cancellation = new Cancellation();
    private CommandConsole console = new CommandConsole() {};
    private CommandDescription description;
    private volatile String cancelReason;

    /**
     * Makes the command print its messages in a terminal as they arise. Must be called before the
     * command runs.
     */
    public final void talkTo(CommandConsole terminal) {
        console = terminal;
    }

    /** Returns the console that receives the messages of the command. */
    protected final CommandConsole console() {
        return console;
    }

    /** Sets the description that provides the names of parameters in messages. */
    final void describe(CommandDescription words) {
        description = words;
    }

    private CommandDescription description() {
        if (description == null) {
            description = CommandDescription.of(getClass());
        }
        return description;
    }

    /** Returns the name of a parameter in messages, {@code 'key'} or {@code --option}. */
    protected final String word(String key) {
        return description().parameter(key).word();
    }

    /** Returns the folder of the networks. */
    protected Models models() {
        return Models.installed();
    }

    /** Returns whether the command requires an ImageJ image. */
    protected boolean needsImage() {
        return true;
    }

    /**
     * Returns the list of choices that a terminal prints, instead of running the command, if the
     * argument that selects one of them is omitted. Empty if the argument may be omitted.
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
     * Runs the command.
     *
     * @param progress receives the image that is being made: first before it is changed, then after
     *     each visible change. The image is updated when it is requested from the supplier, so
     *     request it only within the call that notifies of it
     * @param cancellation ends the work early; the best result so far is kept
     * @throws io.facet.FacetException if the command fails for a reason that the user can act on
     */
    protected abstract void perform(Progress<ImagePlus> progress, Cancellation cancellation);

    @Override
    public final boolean isCanceled() {
        return cancellation.isCancelled();
    }

    /** Cancels a command run by SciJava. It ends soon, with the best result so far. */
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
