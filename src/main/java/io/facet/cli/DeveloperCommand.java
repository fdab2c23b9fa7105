package io.facet.cli;

import io.facet.command.EditFace;
import io.facet.command.declaration.CommandDescription;
import io.facet.command.declaration.PreparedCommand;
import io.facet.models.NetworkChoice;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Base of the commands that create, measure or import Facet's data. They have no menu entry and
 * therefore define their own options; those that select the network are shared with the edit
 * command.
 */
abstract class DeveloperCommand implements Callable<Integer> {

    /** Key of the parameter for the folder of the networks. */
    static final List<String> MODELS = List.of("models");

    private final List<String> keys;
    private CommandDescription edit;
    private ParameterOptions shared;

    @Spec private CommandSpec spec;

    /**
     * Creates a command with options for the network, its precision and the folder of the networks.
     */
    DeveloperCommand() {
        this(List.of("network", "precision", "models"));
    }

    /**
     * @param keys keys of the edit command's parameters that this command shares
     */
    DeveloperCommand(List<String> keys) {
        this.keys = keys;
    }

    /**
     * Returns the command line.
     *
     * @param args the arguments of the process; the shared options are added only if they call this
     *     command
     */
    final CommandLine commandLine(List<String> args) {
        CommandLine commandLine = new CommandLine(this);
        if (args.contains(commandLine.getCommandName())) {
            edit = CommandDescription.of(EditFace.class).inTerminal("edit");
            shared = new ParameterOptions(edit, parameter -> keys.contains(parameter.key()));
            shared.addTo(commandLine.getCommandSpec());
        }
        return commandLine;
    }

    /** Returns the chosen network. */
    final NetworkChoice network() {
        PreparedCommand settings = PreparedCommand.of(edit, edit.valuesSoFar(shared.texts()));
        return ((EditFace) settings.command()).networkChoice();
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    final TerminalConsole console() {
        return new TerminalConsole(out(), err());
    }

    final ParameterException misused(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
