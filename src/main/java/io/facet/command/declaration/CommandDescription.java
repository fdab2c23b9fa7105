package io.facet.command.declaration;

import io.facet.FacetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * A command as its class declares it.
 *
 * <pre>{@code
 * CommandDescription edit = CommandDescription.of(EditFace.class);
 * Map<String, Object> values = edit.values(Map.of("attributes", "smile=1"));
 * }</pre>
 *
 * @param type the class
 * @param label of its menu entry
 * @param help what it does, in a sentence or more
 * @param parameters those of the command itself first, then those that it shares with others
 * @param outputs what it makes
 */
public record CommandDescription(
        Class<? extends FacetCommand> type,
        String label,
        String help,
        List<CommandParameter> parameters,
        List<CommandParameter> outputs) {

    public CommandDescription {
        parameters = List.copyOf(parameters);
        outputs = List.copyOf(outputs);
    }

    /**
     * Returns the description of the command that a line of {@code plugins.config} names.
     *
     * @param className of a class of Facet's, or with the name of its package
     * @throws IllegalStateException if there is none, which is a mistake of {@code plugins.config}
     */
    public static CommandDescription named(String className) {
        return of(CommandMenu.type(className, CommandDescription.class.getClassLoader()));
    }

    /** Returns the description of a command. */
    public static CommandDescription of(Class<? extends FacetCommand> type) {
        FacetCommand unasked = create(type);
        List<CommandParameter> parameters = new ArrayList<>();
        for (Class<?> c = type; c != Object.class; c = c.getSuperclass()) {
            Stream.of(c.getDeclaredFields())
                    .filter(field -> field.isAnnotationPresent(Parameter.class))
                    .map(field -> new CommandParameter(field, unasked))
                    .forEach(parameters::add);
        }
        Map<Boolean, List<CommandParameter>> made =
                parameters.stream().collect(Collectors.partitioningBy(CommandParameter::isMade));
        String label = type.getAnnotation(Plugin.class).label();
        return new CommandDescription(type, label, help(type), made.get(false), made.get(true));
    }

    /** Returns what a command does, in a sentence or more. */
    public static String help(Class<? extends FacetCommand> type) {
        return type.getAnnotation(Plugin.class).description();
    }

    /**
     * Returns the names of the command in a terminal, the usual one first: those of its {@code
     * Plugin} annotation, with {@code |} between, or else the hyphened name of its class.
     */
    public static List<String> terminalNames(Class<? extends FacetCommand> type) {
        String declared = type.getAnnotation(Plugin.class).name();
        return declared.isEmpty()
                ? List.of(TerminalOption.hyphened(type.getSimpleName()))
                : List.of(declared.split("\\|"));
    }

    /**
     * Returns the command as a terminal has it: without parameters that have no option there, and
     * with sentences that name the options.
     *
     * @param name one of {@link #terminalNames}
     */
    public CommandDescription inTerminal(String name) {
        int form = terminalNames(type).indexOf(name);
        return new CommandDescription(
                type,
                label,
                help,
                parameters.stream()
                        .map(parameter -> parameter.inTerminal(form))
                        .flatMap(Optional::stream)
                        .toList(),
                outputs);
    }

    /** A command that nobody gave anything yet. */
    public FacetCommand create() {
        return create(type);
    }

    private static FacetCommand create(Class<? extends FacetCommand> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }

    /**
     * The parameter of a key.
     *
     * @throws FacetException if there is none; lists those that there are
     */
    public CommandParameter parameter(String key) {
        return parameters.stream()
                .filter(parameter -> parameter.key().equals(key))
                .findFirst()
                .orElseThrow(
                        () ->
                                new FacetException(
                                        "%s has no key '%s'. It has: %s."
                                                .formatted(plainLabel(), key, keys())));
    }

    /** The label without the dots that announce a dialog. */
    public String plainLabel() {
        return label.replace("...", "");
    }

    /** Returns whether the label ends in the dots that announce a dialog. */
    public boolean announcesDialog() {
        return label.endsWith("...");
    }

    /** Returns whether the command works on an image of ImageJ. */
    public boolean takesImage() {
        return parameters.stream().anyMatch(p -> p.kind() == ParameterKind.IMAGE);
    }

    /** Returns whether the command makes an image of ImageJ. */
    public boolean makesImage() {
        return outputs.stream().anyMatch(p -> p.kind() == ParameterKind.IMAGE);
    }

    private String keys() {
        return parameters.stream()
                .filter(CommandParameter::isGiven)
                .map(CommandParameter::key)
                .collect(Collectors.joining(", "));
    }

    /**
     * The values that texts mean.
     *
     * @param texts by key
     * @return values by name, of those that were given
     * @throws FacetException if a key is unknown, a text cannot be its value, or one that the
     *     command cannot do without is missing
     */
    public Map<String, Object> values(Map<String, String> texts) {
        Map<String, Object> values = valuesSoFar(texts);
        parameters.stream()
                .filter(CommandParameter::isGiven)
                .filter(parameter -> parameter.isLacking(texts.keySet()))
                .findFirst()
                .ifPresent(
                        parameter -> {
                            throw parameter.missing();
                        });
        return values;
    }

    /**
     * The same while a user is still choosing.
     *
     * @throws FacetException if a key is unknown or a text cannot be its value
     */
    public Map<String, Object> valuesSoFar(Map<String, String> texts) {
        texts.keySet().forEach(this::parameter);
        Map<String, Object> values = new LinkedHashMap<>();
        texts.forEach(
                (key, text) -> {
                    CommandParameter parameter = parameter(key);
                    values.put(parameter.name(), parameter.parse(text));
                });
        return values;
    }

    /**
     * Checks what a command was given.
     *
     * @throws FacetException if something that is required is missing, a number is out of range, or
     *     a word none of the choices
     */
    void requireValid(FacetCommand command) {
        Set<String> given = texts(command).keySet();
        for (CommandParameter parameter : parameters) {
            Object value = parameter.valueIn(command);
            boolean isReplaced =
                    parameter.unless().filter(given::contains).isPresent()
                            || parameter.kind() == ParameterKind.IMAGE && !command.needsImage();
            if (value != null || !isReplaced) {
                parameter.requireValid(value);
            }
        }
    }

    /** The texts of what a command has been given or has by default, by key; without images. */
    Map<String, String> texts(FacetCommand command) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (CommandParameter parameter : parameters) {
            Object value = parameter.valueIn(command);
            if (value != null && parameter.isGiven()) {
                texts.put(parameter.key(), parameter.text(value));
            }
        }
        return texts;
    }
}
