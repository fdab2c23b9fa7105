package io.facet.cli;

import io.facet.command.declaration.CommandDescription;
import io.facet.command.declaration.CommandParameter;
import io.facet.command.declaration.ParameterKind;
import io.facet.command.declaration.TerminalOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The terminal options of a command, derived from its parameters. */
final class ParameterOptions {

    /**
     * Greatest number of choices that the help shows in place of the value; more are listed in the
     * description.
     */
    private static final int FEW = 3;

    private final Map<CommandParameter, ArgSpec> options = new LinkedHashMap<>();

    /**
     * @param command the command as used in a terminal
     * @param wanted selects the parameters that get an option
     */
    ParameterOptions(CommandDescription command, Predicate<CommandParameter> wanted) {
        command.parameters().stream()
                .filter(parameter -> parameter.option().isPresent())
                .filter(wanted)
                .forEach(parameter -> options.put(parameter, option(parameter)));
    }

    /** Adds the options to a command line. */
    void addTo(CommandSpec spec) {
        options.values().forEach(spec::add);
    }

    /** Returns the given texts, by parameter key. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        options.forEach(
                (parameter, option) -> {
                    Object value = option.getValue();
                    if (value instanceof Boolean) {
                        String meaning = parameter.option().orElseThrow().meaning().orElse("true");
                        texts.put(parameter.key(), meaning);
                    } else if (value instanceof List<?> several) {
                        texts.put(
                                parameter.key(), String.join(",", several.toArray(String[]::new)));
                    } else if (value != null) {
                        texts.put(parameter.key(), value.toString());
                    }
                });
        return texts;
    }

    /** Returns whether an argument without an option was omitted. */
    boolean lackArgument() {
        return options.entrySet().stream()
                .filter(entry -> entry.getValue().isPositional())
                .anyMatch(entry -> entry.getValue().getValue() == null);
    }

    private static ArgSpec option(CommandParameter parameter) {
        String name = parameter.option().orElseThrow().name();
        if (parameter.option().orElseThrow().isArgument()) {
            return PositionalParamSpec.builder()
                    .paramLabel(name)
                    .arity(parameter.standard().isPresent() ? "0..1" : "1")
                    .type(String.class)
                    .description(description(parameter))
                    .build();
        }
        OptionSpec.Builder option = OptionSpec.builder(name).description(description(parameter));
        if (isAlone(parameter)) {
            return option.arity("0").type(Boolean.class).build();
        }
        option.arity("1")
                .paramLabel(valueLabel(parameter))
                .required(parameter.isRequired() && parameter.unless().isEmpty());
        return parameter.kind() == ParameterKind.PATH
                ? option.type(List.class).auxiliaryTypes(String.class).build()
                : option.type(String.class).build();
    }

    private static boolean isAlone(CommandParameter parameter) {
        return parameter.kind() == ParameterKind.FLAG
                || parameter.option().orElseThrow().meaning().isPresent();
    }

    private static String valueLabel(CommandParameter parameter) {
        Optional<String> unit = parameter.unit().map(text -> text.toUpperCase(Locale.ROOT));
        return switch (parameter.kind()) {
            case STRENGTHS -> "NAME=STRENGTH,...";
            case WHOLE -> "N";
            case NUMBER -> unit.orElse("NUMBER");
            case CHOICE -> hasFewWords(parameter) ? String.join("|", parameter.choices()) : "NAME";
            case LIST -> "NAME,...";
            case FILE -> "FILE";
            case FOLDER -> "FOLDER";
            case PATH -> "FILE|FOLDER,...";
            default -> parameter.pattern().orElse("TEXT");
        };
    }

    private static boolean hasFewWords(CommandParameter parameter) {
        return !parameter.dependsOnModels()
                && parameter.choices().size() <= FEW
                && parameter.choices().stream().noneMatch(word -> word.contains(" "));
    }

    private static String description(CommandParameter parameter) {
        String words =
                switch (parameter.kind()) {
                    case CHOICE, LIST ->
                            isAlone(parameter) || hasFewWords(parameter)
                                    ? ""
                                    : " One of: %s.".formatted(parameter.choicesInWords());
                    case WHOLE, NUMBER -> " A number %s.".formatted(parameter.range());
                    default -> "";
                };
        String standard =
                isAlone(parameter)
                        ? parameter
                                .option()
                                .flatMap(TerminalOption::meaning)
                                .map(" This option says %s."::formatted)
                                .orElse("")
                        : parameter
                                .standard()
                                .map(value -> " Default: %s.".formatted(parameter.text(value)))
                                .orElse("");
        return (parameter.help() + words + standard).replace("%", "%%");
    }
}
