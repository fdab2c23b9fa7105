package io.facet.cli;

import io.facet.command.declaration.CommandDescription;
import io.facet.command.declaration.CommandMenu;
import io.facet.command.declaration.CommandParameter;
import io.facet.command.declaration.FacetCommand;
import io.facet.command.declaration.ParameterKind;
import io.facet.command.declaration.TerminalOption;
import io.facet.file.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Generates the reference page of all commands from their declarations.
 *
 * <pre>{@code
 * java -cp target/facet.jar io.facet.cli.CommandReference docs/commands.md
 * }</pre>
 */
public final class CommandReference {

    private static final String HEAD =
            """
            # Commands

            Made from the commands' own parameters; not to be edited by hand.

            In ImageJ's macros the keys are written as in
            `run("Edit Face...", "attributes=smile=1,age=-0.5 face=2 table");`: `key=value`,
            `key=[value with spaces]`, and the key alone for yes. What is not given takes its default; an
            unknown key, a value out of range or a word that is none of the choices stops the macro with a
            sentence. Scripts call the class with the names in brackets, as far as these differ from the keys.

            In a terminal the options are written as in
            `java -jar facet.jar edit --input ann.png --output out.png --attributes smile=1`; `edit` may be
            omitted. A command's `--help` prints the same.
            """;

    private static final String TABLE =
            """

            | key | option | what it is | value | default |
            |---|---|---|---|---|
            """;

    private static final String FILES =
            """

            In a terminal also:

            | option | what it is |
            |---|---|
            """;

    private CommandReference() {}

    /** Writes the page to the file given as the argument. */
    public static void main(String[] args) {
        byte[] bytes =
                page(CommandReference.class.getClassLoader()).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(Path.of(args[0]), true, out -> out.write(bytes));
    }

    /**
     * Returns the page, in Markdown.
     *
     * @param loader the class loader that finds the commands
     */
    public static String page(ClassLoader loader) {
        return HEAD
                + CommandMenu.entries(loader).stream()
                        .map(CommandReference::section)
                        .collect(Collectors.joining());
    }

    private static String section(CommandMenu.Entry entry) {
        CommandDescription command = CommandDescription.of(entry.command());
        String place = (entry.menu() + ">" + entry.label()).replace(">", " > ");
        String terminal =
                CommandDescription.terminalNames(entry.command()).stream()
                        .map("`%s`"::formatted)
                        .collect(Collectors.joining(" or "));
        return "\n## %s\n\nMenu `%s`; in a terminal %s; class `%s`\n\n%s\n%s%s%s"
                .formatted(
                        command.plainLabel(),
                        place,
                        terminal,
                        entry.command().getName(),
                        command.help(),
                        parameters(command),
                        files(entry.command()),
                        outputs(command));
    }

    private static String parameters(CommandDescription command) {
        List<CommandParameter> rows =
                command.parameters().stream().filter(CommandParameter::isGiven).toList();
        return rows.isEmpty()
                ? ""
                : TABLE + rows.stream().map(row -> row(command, row)).collect(Collectors.joining());
    }

    private static String row(CommandDescription command, CommandParameter parameter) {
        String name =
                parameter.key().equals(parameter.name())
                        ? "`%s`".formatted(parameter.key())
                        : "`%s` (`%s`)".formatted(parameter.key(), parameter.name());
        String macrosOnly = parameter.isForMacrosOnly() ? " Not in the dialog." : "";
        return "| %s | %s | **%s.** %s%s | %s | %s |\n"
                .formatted(
                        name,
                        options(command, parameter.key()),
                        parameter.label(),
                        parameter.help(),
                        macrosOnly,
                        value(parameter),
                        standard(parameter));
    }

    /** Returns the option under each of the command's terminal names, without duplicates. */
    private static String options(CommandDescription command, String key) {
        return CommandDescription.terminalNames(command.type()).stream()
                .map(name -> option(command.inTerminal(name), key))
                .flatMap(Optional::stream)
                .map(option -> "`" + option.name() + "`")
                .distinct()
                .collect(Collectors.joining(" or "));
    }

    private static Optional<TerminalOption> option(CommandDescription command, String key) {
        return command.parameters().stream()
                .filter(parameter -> parameter.key().equals(key))
                .findFirst()
                .flatMap(CommandParameter::option);
    }

    private static String value(CommandParameter parameter) {
        String unit = parameter.unit().map(u -> ", " + u).orElse("");
        String range = parameter.range().isEmpty() ? "" : " " + parameter.range();
        return switch (parameter.kind()) {
            case IMAGE, MESSAGE -> "";
            case STRENGTHS -> "names with numbers" + unit;
            case FLAG -> "yes or no";
            case WHOLE -> "whole number" + range + unit;
            case NUMBER -> "number" + range + unit;
            case CHOICE -> "one of: " + parameter.choicesInWords();
            case LIST -> "one or more of: " + parameter.choicesInWords();
            case FILE -> "a file";
            case FOLDER -> "a folder";
            case PATH -> "files or folders";
            case TEXT -> "text" + unit;
        };
    }

    private static String standard(CommandParameter parameter) {
        if (parameter.isRequired()) {
            return parameter
                    .unless()
                    .map("none, has to be given unless `%s` is"::formatted)
                    .orElse("none, has to be given");
        }
        return parameter
                .standard()
                .map(
                        value ->
                                parameter.kind() == ParameterKind.FLAG
                                        ? flag(value)
                                        : code(parameter, value))
                .orElse("empty");
    }

    private static String flag(Object value) {
        return value.equals(true) ? "yes" : "no";
    }

    private static String code(CommandParameter parameter, Object value) {
        return "`" + parameter.text(value) + "`";
    }

    /** Returns the terminal's file options, which in ImageJ correspond to images and selections. */
    private static String files(Class<? extends FacetCommand> command) {
        String rows =
                TerminalCommand.fileOptions(command).stream()
                        .map(CommandReference::row)
                        .collect(Collectors.joining());
        return rows.isEmpty() ? "" : FILES + rows;
    }

    private static String row(OptionSpec option) {
        String value =
                option.arity().max() == 0 ? "" : " " + option.paramLabel().replace("|", "\\|");
        return "| `%s%s` | %s |\n"
                .formatted(option.longestName(), value, String.join(" ", option.description()));
    }

    private static String outputs(CommandDescription command) {
        return command.outputs().isEmpty()
                ? ""
                : command.outputs().stream()
                        .map(output -> "- `%s`: %s\n".formatted(output.name(), output.help()))
                        .collect(Collectors.joining("", "\nIt makes:\n\n", ""));
    }
}
