package io.facet.command.declaration;

import ij.ImagePlus;
import io.facet.FacetException;
import io.facet.edit.target.AttributeStrengths;
import java.io.File;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;

/**
 * A parameter of a command, read from its declaration, with everything that a front end needs: the
 * macro key, the help, the unit, the range, and the conversion between text and value.
 */
public final class CommandParameter {

    private static final String CHOICES = "choices";
    private static final String UNIT = "unit";
    private static final String FORMAT = "format";
    private static final String OPTION = "option";

    /** Name of the declaration's attribute that {@link #unless} returns. */
    static final String UNLESS = "unless";

    private final Field field;
    private final Parameter declaration;
    private final Object standard;
    private final Optional<TerminalOption> option;

    /** Name of the parameter in messages. */
    private final String word;

    /** Cached, because a dialog requests the choices at every move of a slider. */
    private List<String> choices;

    /**
     * @param field the field with the declaration
     * @param unasked a command with its default values
     */
    CommandParameter(Field field, FacetCommand unasked) {
        this.field = field;
        declaration = field.getAnnotation(Parameter.class);
        field.setAccessible(true);
        standard = valueIn(unasked);
        option = Optional.empty();
        word = "'" + key() + "'";
    }

    private CommandParameter(CommandParameter other, TerminalOption option) {
        field = other.field;
        declaration = other.declaration;
        standard = other.standard;
        this.option = Optional.of(option);
        word = option.name();
    }

    /**
     * Returns the parameter as used in a terminal, where messages name its option.
     *
     * @param form index of the terminal name in use among the command's terminal names, counted
     *     from 0
     * @return empty if the parameter is not available in a terminal
     */
    Optional<CommandParameter> inTerminal(int form) {
        if (kind() == ParameterKind.MESSAGE) {
            return Optional.empty();
        }
        if (kind() == ParameterKind.IMAGE) {
            return Optional.of(this);
        }
        return TerminalOption.of(name(), attribute(OPTION), form, isOnByDefault())
                .map(found -> new CommandParameter(this, found));
    }

    /**
     * Returns the terminal option; empty unless the parameter comes from {@link
     * CommandDescription#inTerminal}.
     */
    public Optional<TerminalOption> option() {
        return option;
    }

    /**
     * Returns the name of the parameter in messages: {@code 'key'}, or {@code --option} in a
     * terminal.
     */
    String word() {
        return word;
    }

    /** Returns the value of this parameter in a command, or null if it has none. */
    Object valueIn(FacetCommand command) {
        try {
            return field.get(command);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be read", e);
        }
    }

    /** Sets the value of this parameter in a command. */
    void give(FacetCommand command, Object value) {
        try {
            field.set(command, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be set", e);
        }
    }

    /** Returns whether this is an output of the command rather than an input. */
    boolean isMade() {
        return declaration.type() == ItemIO.OUTPUT;
    }

    /**
     * Returns the value of one of Facet's own attributes of the declaration, or null if it is
     * absent.
     */
    private String attribute(String name) {
        return Stream.of(declaration.attrs())
                .filter(attribute -> attribute.name().equals(name))
                .map(Attr::value)
                .findFirst()
                .orElse(null);
    }

    /** Returns the SciJava name, such as {@code inPlace}. */
    public String name() {
        return field.getName();
    }

    /** Returns the macro key, such as {@code inplace}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the label in a dialog. */
    public String label() {
        return declaration.label();
    }

    /** Returns the help text, one or more sentences. */
    public String help() {
        return declaration.description();
    }

    /** Returns the unit of a number; empty if it has none. */
    public Optional<String> unit() {
        return Optional.ofNullable(attribute(UNIT));
    }

    /** Returns whether dialogs omit the parameter, so that only macros and scripts set it. */
    public boolean isForMacrosOnly() {
        return declaration.visibility() == ItemVisibility.INVISIBLE;
    }

    /**
     * Returns whether a value is required: there is no default, and the command cannot run without
     * one.
     */
    public boolean isRequired() {
        return mayNotBeNothing() && standard == null;
    }

    /**
     * Returns whether null is not a valid value. SciJava does not support alternatives, so a
     * parameter that has an alternative is declared as optional.
     */
    private boolean mayNotBeNothing() {
        return declaration.required() || unless().isPresent();
    }

    /** Returns the key of the parameter that makes this one optional if it is given. */
    public Optional<String> unless() {
        return Optional.ofNullable(attribute(UNLESS));
    }

    /**
     * Returns whether a required value is still missing.
     *
     * @param keys keys of the given values
     */
    public boolean isLacking(Set<String> keys) {
        return isRequired() && !keys.contains(key()) && unless().filter(keys::contains).isEmpty();
    }

    /** Returns the default value; empty if there is none. */
    public Optional<Object> standard() {
        return Optional.ofNullable(standard);
    }

    /** Returns whether this is a flag that is on by default. */
    public boolean isOnByDefault() {
        return Boolean.TRUE.equals(standard);
    }

    /** Returns the choices on this installation. */
    public synchronized List<String> choices() {
        if (choices == null) {
            choices =
                    installedChoices()
                            .map(InstalledChoices::list)
                            .orElseGet(() -> List.of(declaration.choices()));
        }
        return choices;
    }

    /** Returns whether the choices depend on the installed networks. */
    public boolean dependsOnModels() {
        return installedChoices().filter(InstalledChoices::dependOnModels).isPresent();
    }

    /** Returns a description of the choices that is valid for every installation. */
    public String choicesInWords() {
        return installedChoices()
                .map(InstalledChoices::description)
                .orElseGet(() -> String.join(", ", choices()));
    }

    /** Returns the minimum of a number, if it has one. */
    public Optional<Double> least() {
        return limit(declaration.min());
    }

    /** Returns the maximum of a number, if it has one. */
    public Optional<Double> greatest() {
        return limit(declaration.max());
    }

    private static Optional<Double> limit(String number) {
        return number.isEmpty() ? Optional.empty() : Optional.of(Double.valueOf(number));
    }

    /**
     * Returns whether the user provides a value. The active image and texts that are only displayed
     * are not provided.
     */
    public boolean isGiven() {
        return kind() != ParameterKind.IMAGE && kind() != ParameterKind.MESSAGE;
    }

    /** Returns the kind of value. */
    public ParameterKind kind() {
        if (declaration.visibility() == ItemVisibility.MESSAGE) {
            return ParameterKind.MESSAGE;
        }
        Class<?> type = field.getType();
        if (type == ImagePlus.class) {
            return ParameterKind.IMAGE;
        }
        if (type == boolean.class) {
            return ParameterKind.FLAG;
        }
        if (type == int.class || type == Integer.class) {
            return ParameterKind.WHOLE;
        }
        if (type == double.class || type == Double.class) {
            return ParameterKind.NUMBER;
        }
        if (type == File.class) {
            return kindOfPath();
        }
        return kindOfText();
    }

    private ParameterKind kindOfPath() {
        if (hasStyle("both")) {
            return ParameterKind.PATH;
        }
        return hasStyle("directory") ? ParameterKind.FOLDER : ParameterKind.FILE;
    }

    private ParameterKind kindOfText() {
        if (hasStyle("strengths")) {
            return ParameterKind.STRENGTHS;
        }
        if (installedChoices().isEmpty() && declaration.choices().length == 0) {
            return ParameterKind.TEXT;
        }
        return hasStyle("list") ? ParameterKind.LIST : ParameterKind.CHOICE;
    }

    private boolean hasStyle(String style) {
        return style.equals(declaration.style());
    }

    private Optional<InstalledChoices> installedChoices() {
        return Optional.ofNullable(attribute(CHOICES)).map(InstalledChoices::named);
    }

    /**
     * Parses a value. Choices that depend on the installed networks are not checked.
     *
     * @throws FacetException if the text is not of this kind, is out of range, or is not one of the
     *     choices
     */
    public Object parse(String text) {
        Object value =
                switch (kind()) {
                    case IMAGE ->
                            throw new FacetException(
                                    "%s is the active image; select it before.".formatted(word));
                    case MESSAGE ->
                            throw new FacetException(
                                    "%s is a label, not a parameter; remove it.".formatted(word));
                    case FLAG -> flag(text);
                    case WHOLE -> whole(text);
                    case NUMBER -> number(text);
                    case FILE, FOLDER, PATH -> new File(text);
                    case STRENGTHS, CHOICE, LIST, TEXT -> text;
                };
        requireValid(value);
        return value;
    }

    /** Returns the text that {@link #parse} converts to a value. */
    public String text(Object value) {
        return value instanceof Double number && number == Math.rint(number)
                ? String.valueOf(Math.round(number))
                : String.valueOf(value);
    }

    /**
     * Checks a value.
     *
     * @throws FacetException if a required value is null, or if the value is out of range or not
     *     one of the choices
     */
    void requireValid(Object value) {
        if (value == null) {
            if (mayNotBeNothing()) {
                throw missing();
            }
            return;
        }
        switch (kind()) {
            case WHOLE, NUMBER -> requireInRange((Number) value);
            case CHOICE -> requireChoice((String) value);
            case LIST ->
                    Arrays.stream(((String) value).split(",", -1))
                            .forEach(one -> requireChoice(one.strip()));
            case STRENGTHS -> AttributeStrengths.parse((String) value);
            case TEXT -> format().ifPresent(format -> format.require(word, (String) value));
            default -> {}
        }
    }

    /** Returns a short pattern of the text, such as {@code N|all}; empty if it has no format. */
    public Optional<String> pattern() {
        return format().map(TextFormat::pattern);
    }

    private Optional<TextFormat> format() {
        return Optional.ofNullable(attribute(FORMAT)).map(TextFormat::named);
    }

    /** Returns the exception to throw if a required value is missing. */
    public FacetException missing() {
        String sentence =
                switch (kind()) {
                    case IMAGE -> "There is no image. Open one, and call this again.";
                    case STRENGTHS ->
                            "%s is missing: say what to change, for example %s."
                                    .formatted(
                                            word,
                                            option.isPresent()
                                                    ? word + " smile=1,age=-0.5"
                                                    : key() + "=[smile=1,age=-0.5]");
                    case CHOICE ->
                            "%s is missing. It is one of: %s."
                                    .formatted(word, String.join(", ", choices()));
                    default -> "%s is missing. %s".formatted(word, help());
                };
        return new FacetException(sentence);
    }

    private boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw unreadable(text, "yes or no: write true or false, or the key alone");
        };
    }

    private Integer whole(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw unreadable(text, "a whole number");
        }
    }

    private Double number(String text) {
        // Java would also accept 1d, 0x1p3 and NaN.
        if (!text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
            throw unreadable(text, "a number, with a point in fractions");
        }
        return Double.valueOf(text);
    }

    private FacetException unreadable(String text, String wanted) {
        return new FacetException("%s is %s, not '%s'.".formatted(word, wanted, text));
    }

    private void requireInRange(Number value) {
        double number = value.doubleValue();
        boolean high = greatest().map(most -> number > most).orElse(false);
        boolean low = least().map(some -> number < some).orElse(false);
        if (high || low || !Double.isFinite(number)) {
            throw new FacetException(
                    "%s is a number %s, not %s.".formatted(word, range(), text(value)));
        }
    }

    /** Returns the range in words: "from 1 to 10000", "from 0 on", or an empty text. */
    public String range() {
        String from = least().map(number -> "from " + text(number)).orElse("");
        return greatest()
                .map(number -> from + " to " + text(number))
                .orElse(from.isEmpty() ? "" : from + " on");
    }

    /**
     * Checks a choice. Choices that depend on networks are checked where the network is used,
     * because it may lie outside the installation.
     */
    private void requireChoice(String value) {
        if (!dependsOnModels() && !choices().contains(value)) {
            throw new FacetException(
                    "%s cannot be '%s'. It is one of: %s."
                            .formatted(word, value, String.join(", ", choices())));
        }
    }
}
