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
 * A parameter of a command, read from its declaration, with what every front end needs of it: the
 * key that macros use, the help, the unit, the range, and the way from text to a value and back.
 */
public final class CommandParameter {

    private static final String CHOICES = "choices";
    private static final String UNIT = "unit";
    private static final String FORMAT = "format";
    private static final String OPTION = "option";

    /** The attribute of a declaration that names what {@link #unless} returns. */
    static final String UNLESS = "unless";

    private final Field field;
    private final Parameter declaration;
    private final Object standard;
    private final Optional<TerminalOption> option;

    /** How sentences name it. */
    private final String word;

    /** Looked up once: a dialog asks with every move of a slider. */
    private List<String> choices;

    /**
     * @param field with the declaration
     * @param unasked a command that nobody gave anything, which has the defaults
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
     * Returns the parameter as a terminal has it: sentences name its option.
     *
     * @param form which of the command's names in a terminal is used, counted from 0
     * @return empty if a terminal does not have it
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

    /** Returns its option; empty unless it is {@linkplain CommandDescription#inTerminal there}. */
    public Optional<TerminalOption> option() {
        return option;
    }

    /** Returns how sentences name it: {@code 'key'}, or in a terminal {@code --option}. */
    String word() {
        return word;
    }

    /** Its value in a command, or null if it has none. */
    Object valueIn(FacetCommand command) {
        try {
            return field.get(command);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be read", e);
        }
    }

    /** Gives a command a value. */
    void give(FacetCommand command, Object value) {
        try {
            field.set(command, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be set", e);
        }
    }

    /** Returns whether the command makes it, and nobody gives it. */
    boolean isMade() {
        return declaration.type() == ItemIO.OUTPUT;
    }

    /** Returns what the declaration says under a name of Facet's own, or null. */
    private String attribute(String name) {
        return Stream.of(declaration.attrs())
                .filter(attribute -> attribute.name().equals(name))
                .map(Attr::value)
                .findFirst()
                .orElse(null);
    }

    /** Its name for SciJava, such as {@code inPlace}. */
    public String name() {
        return field.getName();
    }

    /** Its key in macros, such as {@code inplace}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a dialog calls it. */
    public String label() {
        return declaration.label();
    }

    /** A sentence or more of help. */
    public String help() {
        return declaration.description();
    }

    /** What a number counts, if it counts something. */
    public Optional<String> unit() {
        return Optional.ofNullable(attribute(UNIT));
    }

    /** Whether dialogs leave it out, so that only macros and scripts give it. */
    public boolean isForMacrosOnly() {
        return declaration.visibility() == ItemVisibility.INVISIBLE;
    }

    /** Whether it has to be given: it has no default and the command cannot do without it. */
    public boolean isRequired() {
        return mayNotBeNothing() && standard == null;
    }

    /** SciJava knows no alternatives, so one that has some is declared as optional. */
    private boolean mayNotBeNothing() {
        return declaration.required() || unless().isPresent();
    }

    /** The key of another parameter which, if given, makes this one optional. */
    public Optional<String> unless() {
        return Optional.ofNullable(attribute(UNLESS));
    }

    /**
     * Whether it has to be given yet.
     *
     * @param keys of what is given
     */
    public boolean isLacking(Set<String> keys) {
        return isRequired() && !keys.contains(key()) && unless().filter(keys::contains).isEmpty();
    }

    /** The value of a command that nobody gave one; empty if it has none. */
    public Optional<Object> standard() {
        return Optional.ofNullable(standard);
    }

    /** Whether it is a flag that counts as yes where it is left away, so that no has to be said. */
    public boolean isOnByDefault() {
        return Boolean.TRUE.equals(standard);
    }

    /** The words to choose from, on this installation. */
    public synchronized List<String> choices() {
        if (choices == null) {
            choices =
                    installedChoices()
                            .map(InstalledChoices::list)
                            .orElseGet(() -> List.of(declaration.choices()));
        }
        return choices;
    }

    /** Returns whether the words to choose from are others where other networks are installed. */
    public boolean dependsOnModels() {
        return installedChoices().filter(InstalledChoices::dependOnModels).isPresent();
    }

    /** The words to choose from, described so that it holds on every installation. */
    public String choicesInWords() {
        return installedChoices()
                .map(InstalledChoices::description)
                .orElseGet(() -> String.join(", ", choices()));
    }

    /** The least number, if there is one. */
    public Optional<Double> least() {
        return limit(declaration.min());
    }

    /** The greatest number, if there is one. */
    public Optional<Double> greatest() {
        return limit(declaration.max());
    }

    private static Optional<Double> limit(String number) {
        return number.isEmpty() ? Optional.empty() : Optional.of(Double.valueOf(number));
    }

    /** Whether a user gives it; not the active image, nor a text that is only shown. */
    public boolean isGiven() {
        return kind() != ParameterKind.IMAGE && kind() != ParameterKind.MESSAGE;
    }

    /** What kind of value it takes. */
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
     * The value that a text means, checked as far as that does not depend on what is installed.
     *
     * @throws FacetException if it is not of this kind, out of range, or none of the choices
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

    /** The text that {@link #parse} takes for a value. */
    public String text(Object value) {
        return value instanceof Double number && number == Math.rint(number)
                ? String.valueOf(Math.round(number))
                : String.valueOf(value);
    }

    /**
     * @throws FacetException if the value is out of range, or none of the choices
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

    /** Returns how a text looks, in short, if it has to look somehow. */
    public Optional<String> pattern() {
        return format().map(TextFormat::pattern);
    }

    private Optional<TextFormat> format() {
        return Optional.ofNullable(attribute(FORMAT)).map(TextFormat::named);
    }

    /** What to say if it was not given. */
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
        // Java would also take 1d, 0x1p3 and NaN.
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

    /** The range in words: "from 1 to 10000", "from 0 on", or nothing. */
    public String range() {
        String from = least().map(number -> "from " + text(number)).orElse("");
        return greatest()
                .map(number -> from + " to " + text(number))
                .orElse(from.isEmpty() ? "" : from + " on");
    }

    /** What depends on networks is known to those that are used, wherever they lie. */
    private void requireChoice(String value) {
        if (!dependsOnModels() && !choices().contains(value)) {
            throw new FacetException(
                    "%s cannot be '%s'. It is one of: %s."
                            .formatted(word, value, String.join(", ", choices())));
        }
    }
}
