package io.facet.command.declaration;

import java.util.Map;
import java.util.stream.Collectors;

/** Formats the line of an ImageJ macro that repeats a command. */
public final class MacroLine {

    private MacroLine() {}

    /** Returns the line that runs a command with its current values. */
    public static String of(FacetCommand command) {
        CommandDescription description = CommandDescription.of(command.getClass());
        return of(description, description.texts(command));
    }

    /**
     * Returns the line that runs a command with the given values.
     *
     * @param texts texts of the values, by key, as {@link CommandParameter#text} formats them
     */
    public static String of(CommandDescription command, Map<String, String> texts) {
        String options =
                texts.entrySet().stream()
                        .map(text -> option(command.parameter(text.getKey()), text.getValue()))
                        .filter(option -> !option.isEmpty())
                        .collect(Collectors.joining(" "));
        return options.isEmpty()
                ? "run(\"%s\");".formatted(command.label())
                : "run(\"%s\", \"%s\");".formatted(command.label(), escaped(options));
    }

    private static String option(CommandParameter parameter, String text) {
        if (parameter.kind() == ParameterKind.FLAG && text.equals("true")) {
            return parameter.key();
        }
        if (parameter.kind() == ParameterKind.FLAG && !parameter.isOnByDefault()) {
            return "";
        }
        return parameter.key() + "=" + (text.contains(" ") ? "[" + text + "]" : text);
    }

    private static String escaped(String options) {
        return options.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
