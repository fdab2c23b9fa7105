package io.facet.cli;

import io.facet.Cancellation;
import io.facet.FacetException;
import io.facet.command.EditFace;
import io.facet.command.declaration.CommandDescription;
import io.facet.command.declaration.CommandParameter;
import io.facet.command.declaration.FacetCommand;
import io.facet.command.declaration.ParameterKind;
import io.facet.command.declaration.PreparedCommand;
import io.facet.command.declaration.TerminalValues;
import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Runs a Facet command in a terminal. Its options are the command's own parameters; an image is
 * read from {@code --input} and written to {@code --output}.
 */
class TerminalCommand implements Callable<Integer> {

    private final CommandDescription command;
    private final ParameterOptions options;
    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);
    private final OptionSpec input = file("--input", "The image, which is opened as ImageJ does.");
    private final OptionSpec output = file("--output", "The image that is made.");
    private final OptionSpec force =
            OptionSpec.builder("--force")
                    .type(Boolean.class)
                    .arity("0")
                    .description("Replace a file that is there already.")
                    .build();

    /**
     * @param name name of the command in the terminal
     */
    TerminalCommand(Class<? extends FacetCommand> type, String name) {
        command = CommandDescription.of(type).inTerminal(name);
        options = new ParameterOptions(command, parameter -> true);
        spec.name(name).usageMessage().description(help(type)).sortOptions(false);
    }

    /** Returns the help text, split after its first sentence, which lists of commands show. */
    private static String[] help(Class<? extends FacetCommand> type) {
        String help = CommandDescription.help(type).replace("%", "%%");
        return help.split("(?<=\\.) (?=[A-Z])", 2);
    }

    /** Returns the specification of a command that is only listed, without options. */
    static CommandSpec listed(Class<? extends FacetCommand> type) {
        CommandSpec listed = CommandSpec.create();
        listed.usageMessage().description(help(type));
        return listed;
    }

    /** Returns the specification of a command with its options. */
    static CommandSpec of(Class<? extends FacetCommand> type, String name) {
        TerminalCommand command = bare(type, name);
        command.addOptions();
        return command.spec;
    }

    private static TerminalCommand bare(Class<? extends FacetCommand> type, String name) {
        return type == EditFace.class ? new EditCommand(name) : new TerminalCommand(type, name);
    }

    /** Returns the options of a command that do not come from its parameters. */
    static List<OptionSpec> fileOptions(Class<? extends FacetCommand> type) {
        TerminalCommand command = bare(type, CommandDescription.terminalNames(type).get(0));
        command.addFiles();
        return command.spec.options();
    }

    /** Adds all options, the help options last. */
    void addOptions() {
        addFiles();
        options.addTo(spec);
        spec.mixinStandardHelpOptions(true);
    }

    private static OptionSpec file(String name, String description) {
        return OptionSpec.builder(name)
                .type(Path.class)
                .paramLabel("FILE")
                .required(true)
                .description(description)
                .build();
    }

    /** Adds the options for the input and output images. */
    void addFiles() {
        if (command.takesImage()) {
            spec.add(input);
        }
        if (command.makesImage()) {
            spec.add(output).add(force);
        }
    }

    @Override
    public Integer call() {
        Optional<String> choice = command.create().choice();
        if (choice.isPresent() && options.lackArgument()) {
            out().println(choice.get());
            return 0;
        }
        return run(values());
    }

    /** Returns the given values, by parameter name. */
    Map<String, Object> values() {
        return understood(() -> command.values(options.texts()));
    }

    private int run(Map<String, Object> values) {
        TerminalConsole console = new TerminalConsole(out(), err());
        Map<String, Object> made;
        try (ConsoleProgress progress = ConsoleProgress.on(err(), title(values))) {
            PreparedCommand prepared = prepared(values);
            prepared.command().talkTo(console);
            made = prepared.run(progress.stepsOnly(), new Cancellation());
        }
        show(made);
        return console.exitCode();
    }

    /**
     * Returns the title of the progress: the first given file or folder, or else the command's
     * label.
     */
    String title(Map<String, Object> values) {
        return command.parameters().stream()
                .filter(parameter -> !parameter.isForMacrosOnly())
                .map(parameter -> values.get(parameter.name()))
                .filter(File.class::isInstance)
                .map(Object::toString)
                .findFirst()
                .orElse(command.plainLabel());
    }

    /** Returns the command with its values. */
    PreparedCommand prepared(Map<String, Object> values) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        if (output.getValue() != null) {
            TerminalValues.requireFree(output.getValue(), force.getValue() != null);
        }
        command.parameters().stream()
                .filter(parameter -> parameter.kind() == ParameterKind.IMAGE)
                .map(CommandParameter::name)
                .forEach(name -> all.put(name, TerminalValues.image(input.getValue())));
        return PreparedCommand.of(command, all);
    }

    /** Prints or writes the outputs of the command. */
    void show(Map<String, Object> made) {
        for (Object value : made.values()) {
            TerminalValues.text(value).ifPresent(out()::println);
            if (TerminalValues.isImage(value)) {
                TerminalValues.write(value, output.getValue(), force.getValue() != null);
                out().println(output.<Path>getValue());
            }
        }
    }

    /**
     * Returns the values, and converts a FacetException into picocli's exception for invalid
     * arguments.
     */
    final <T> T understood(Supplier<T> values) {
        try {
            return values.get();
        } catch (FacetException e) {
            throw misused(e.getMessage());
        }
    }

    final ParameterException misused(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    final CommandDescription command() {
        return command;
    }

    final ParameterOptions options() {
        return options;
    }

    final CommandSpec spec() {
        return spec;
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
