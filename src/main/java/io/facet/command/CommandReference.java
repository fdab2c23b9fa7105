package io.facet.command;

import io.facet.file.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The reference page of all commands, made from their declarations.
 *
 * <pre>{@code
 * java -cp target/facet.jar io.facet.command.CommandReference docs/commands.md
 * }</pre>
 */
public final class CommandReference {

    private static final String HEAD =
            """
            # Commands

            Made from the commands' own parameters; not to be edited by hand. In ImageJ's macros the keys
            are written as in `run("Edit Face...", "attributes=smile=1,age=-0.5 face=2 table");`: `key=value`,
            `key=[value with spaces]`, and the key alone for yes. What is not given takes its default; an
            unknown key, a value out of range or a word that is none of the choices stops the macro with a
            sentence. Scripts call the class with the names in brackets, as far as these differ from the keys.
            """;

    private static final String TABLE =
            """

            | key | what it is | value | default |
            |---|---|---|---|
            """;

    private CommandReference() {}

    /** Writes the page to the file that the argument names. */
    public static void main(String[] args) {
        byte[] bytes = page().getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(Path.of(args[0]), true, out -> out.write(bytes));
    }

    /** The page, in Markdown. */
    static String page() {
        return HEAD
                + MenuTable.entries().stream()
                        .map(CommandReference::section)
                        .collect(Collectors.joining());
    }

    private static String section(MenuTable.Entry entry) {
        CommandDescription command = CommandDescription.of(entry.command());
        String title = command.plainLabel();
        String place = (entry.menu() + ">" + entry.label()).replace(">", " > ");
        return "\n## %s\n\n`%s`; class `%s`\n\n%s\n%s%s"
                .formatted(
                        title,
                        place,
                        entry.command().getName(),
                        command.help(),
                        parameters(command),
                        outputs(command));
    }

    private static String parameters(CommandDescription command) {
        List<CommandParameter> rows =
                command.parameters().stream().filter(CommandParameter::isGiven).toList();
        return rows.isEmpty()
                ? ""
                : TABLE + rows.stream().map(CommandReference::row).collect(Collectors.joining());
    }

    private static String row(CommandParameter parameter) {
        String name =
                parameter.key().equals(parameter.name())
                        ? "`%s`".formatted(parameter.key())
                        : "`%s` (`%s`)".formatted(parameter.key(), parameter.name());
        String macrosOnly = parameter.isForMacrosOnly() ? " In macros and scripts only." : "";
        return "| %s | **%s.** %s%s | %s | %s |\n"
                .formatted(
                        name,
                        parameter.label(),
                        parameter.help(),
                        macrosOnly,
                        value(parameter),
                        standard(parameter));
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
            case PATH -> "a file or a folder";
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

    private static String outputs(CommandDescription command) {
        return command.outputs().isEmpty()
                ? ""
                : command.outputs().entrySet().stream()
                        .map(output -> "- `%s`: %s\n".formatted(output.getKey(), output.getValue()))
                        .collect(Collectors.joining("", "\nIt makes:\n\n", ""));
    }
}
