package io.facet.command;

import io.facet.FacetException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModuleItem;
import org.scijava.module.ModuleItem;
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
 * @param outputs name and help of what it makes
 */
public record CommandDescription(
        Class<? extends FacetCommand> type,
        String label,
        String help,
        List<CommandParameter> parameters,
        Map<String, String> outputs) {

    public CommandDescription {
        parameters = List.copyOf(parameters);
        outputs = new LinkedHashMap<>(outputs);
    }

    /**
     * The description of the command whose class has this name in this package.
     *
     * @throws IllegalStateException if there is none, which is a mistake of {@code plugins.config}
     */
    public static CommandDescription named(String className) {
        String name = CommandDescription.class.getPackageName() + "." + className;
        try {
            return of(Class.forName(name).asSubclass(FacetCommand.class));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("no command " + className, e);
        }
    }

    /** The description of a command. */
    public static CommandDescription of(Class<? extends FacetCommand> type) {
        Plugin plugin = type.getAnnotation(Plugin.class);
        CommandInfo info = new CommandInfo(type, plugin);
        Map<String, String> outputs = new LinkedHashMap<>();
        info.outputs().forEach(item -> outputs.put(item.getName(), item.getDescription()));
        return new CommandDescription(
                type, plugin.label(), plugin.description(), parameters(info, type), outputs);
    }

    private static List<CommandParameter> parameters(
            CommandInfo info, Class<? extends FacetCommand> type) {
        FacetCommand unasked = create(type);
        List<CommandModuleItem<?>> items = new ArrayList<>();
        for (ModuleItem<?> item : info.inputs()) {
            items.add((CommandModuleItem<?>) item);
        }
        // Those of the command itself come first; the sort is stable, so that within a class the
        // order of the declarations stays.
        items.sort(Comparator.comparingInt(item -> distance(type, item)));
        return items.stream().map(item -> new CommandParameter(item, unasked)).toList();
    }

    /** How many classes above a command a parameter is declared. */
    private static int distance(Class<?> type, CommandModuleItem<?> item) {
        int distance = 0;
        for (Class<?> c = type; c != item.getField().getDeclaringClass(); c = c.getSuperclass()) {
            distance++;
        }
        return distance;
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
     * @throws FacetException if something that is required is missing, a number is out of range or
     *     a word none of the choices
     */
    void requireValid(FacetCommand command) {
        Set<String> given = texts(command).keySet();
        for (CommandParameter parameter : parameters) {
            Object value = parameter.valueIn(command);
            boolean isReplaced = parameter.unless().filter(given::contains).isPresent();
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
