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
 * Describes a command from the declarations in its class.
 *
 * <pre>{@code
 * CommandDescription edit = CommandDescription.of(EditFace.class);
 * Map<String, Object> values = edit.values(Map.of("attributes", "smile=1"));
 * }</pre>
 *
 * @param type class of the command
 * @param label label of the menu entry
 * @param help help text, one or more sentences
 * @param parameters the inputs; the command's own first, then those shared with other commands
 * @param outputs the outputs
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
     * Returns the description of a command listed in {@code plugins.config}.
     *
     * @param className name of the class, without its package if it is one of Facet's commands
     * @throws IllegalStateException if there is no such class, which is an error in {@code
     *     plugins.config}
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

    /** Returns the help text of a command, one or more sentences. */
    public static String help(Class<? extends FacetCommand> type) {
        return type.getAnnotation(Plugin.class).description();
    }

    /**
     * Returns the terminal names of the command, the preferred one first. They are the {@code name}
     * of its {@code Plugin} annotation, separated by {@code |}, or else the hyphenated name of its
     * class.
     */
    public static List<String> terminalNames(Class<? extends FacetCommand> type) {
        String declared = type.getAnnotation(Plugin.class).name();
        return declared.isEmpty()
                ? List.of(TerminalOption.hyphened(type.getSimpleName()))
                : List.of(declared.split("\\|"));
    }

    /**
     * Returns the command as used in a terminal: without the parameters that have no option there,
     * and with messages that name the options.
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

    /** Creates a command with its default values. */
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
     * Returns the parameter with a key.
     *
     * @throws FacetException if there is none; the message lists the existing keys
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

    /** Returns the label without the dots that announce a dialog. */
    public String plainLabel() {
        return label.replace("...", "");
    }

    /** Returns whether the label ends in the dots that announce a dialog. */
    public boolean announcesDialog() {
        return label.endsWith("...");
    }

    /** Returns whether the command takes an ImageJ image. */
    public boolean takesImage() {
        return parameters.stream().anyMatch(p -> p.kind() == ParameterKind.IMAGE);
    }

    /** Returns whether the command outputs an ImageJ image. */
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
     * Parses the values of a command.
     *
     * @param texts texts of the values, by key
     * @return the given values, by parameter name
     * @throws FacetException if a key is unknown, a text is not a valid value of its parameter, or
     *     a required value is missing
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
     * Parses the values of a command while the user is still choosing, so required ones may be
     * missing.
     *
     * @param texts texts of the values, by key
     * @return the given values, by parameter name
     * @throws FacetException if a key is unknown or a text is not a valid value of its parameter
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
     * Checks the values of a command.
     *
     * @throws FacetException if a required value is missing, a number is out of range, or a word is
     *     not one of the choices
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

    /** Returns the values of a command as text, by key, including defaults but without images. */
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
