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
 * A command that makes, measures or imports what Facet works with. It has no entry in a menu, and
 * so options of its own; those that say which network are the options of an edit.
 */
abstract class DeveloperCommand implements Callable<Integer> {

    /** The key of the parameter that says where the networks are. */
    static final List<String> MODELS = List.of("models");

    private final List<String> keys;
    private CommandDescription edit;
    private ParameterOptions shared;

    @Spec private CommandSpec spec;

    /** A command that asks which network, in which precision, and where it is. */
    DeveloperCommand() {
        this(List.of("network", "precision", "models"));
    }

    /**
     * @param keys of the parameters of an edit that this command has too
     */
    DeveloperCommand(List<String> keys) {
        this.keys = keys;
    }

    /**
     * Returns the command line.
     *
     * @param args what the terminal gives; the shared options are added only if it is called
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

    /** Returns which network is meant. */
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
