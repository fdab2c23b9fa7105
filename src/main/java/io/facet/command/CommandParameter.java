package io.facet.command;

import ij.ImagePlus;
import io.facet.FacetException;
import io.facet.edit.AttributeStrengths;
import java.io.File;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.scijava.ItemVisibility;
import org.scijava.command.CommandModuleItem;

/**
 * A parameter of a command, read from its declaration, with what every front end needs of it: the
 * key that macros use, the help, the unit, the range, and the way from text to a value and back.
 */
public final class CommandParameter {

    private static final String CHOICES = "choices";
    private static final String UNIT = "unit";

    /** The attribute of a declaration that names what {@link #unless} returns. */
    static final String UNLESS = "unless";

    private final CommandModuleItem<?> item;
    private final Object standard;

    /** Looked up once: a dialog asks with every move of a slider. */
    private List<String> choices;

    /**
     * @param item the declaration
     * @param unasked a command that nobody gave anything, which has the defaults
     */
    CommandParameter(CommandModuleItem<?> item, FacetCommand unasked) {
        this.item = item;
        standard = valueIn(unasked);
    }

    /** Its value in a command, or null if it has none. */
    Object valueIn(FacetCommand command) {
        Field field = item.getField();
        try {
            field.setAccessible(true);
            return field.get(command);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be read", e);
        }
    }

    /** Its name for SciJava, such as {@code inPlace}. */
    public String name() {
        return item.getName();
    }

    /** Its key in macros, such as {@code inplace}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a dialog calls it. */
    public String label() {
        return item.getLabel();
    }

    /** A sentence or more of help. */
    public String help() {
        return item.getDescription();
    }

    /** What a number counts, if it counts something. */
    public Optional<String> unit() {
        return Optional.ofNullable(item.get(UNIT));
    }

    /** Whether dialogs leave it out, so that only macros and scripts give it. */
    public boolean isForMacrosOnly() {
        return item.getVisibility() == ItemVisibility.INVISIBLE;
    }

    /** Whether it has to be given: it has no default and the command cannot do without it. */
    public boolean isRequired() {
        return mayNotBeNothing() && standard == null;
    }

    /** SciJava knows no alternatives, so one that has some is declared as optional. */
    private boolean mayNotBeNothing() {
        return item.isRequired() || unless().isPresent();
    }

    /** The key of another parameter which, if given, makes this one optional. */
    public Optional<String> unless() {
        return Optional.ofNullable(item.get(UNLESS));
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
            choices = installedChoices().map(InstalledChoices::list).orElseGet(this::declared);
        }
        return choices;
    }

    private List<String> declared() {
        return item.getChoices() == null
                ? List.of()
                : item.getChoices().stream().map(String::valueOf).toList();
    }

    /** The words to choose from, described so that it holds on every installation. */
    public String choicesInWords() {
        return installedChoices()
                .map(InstalledChoices::description)
                .orElseGet(() -> String.join(", ", choices()));
    }

    /** The least number, if there is one. */
    public Optional<Number> least() {
        return Optional.ofNullable((Number) item.getMinimumValue());
    }

    /** The greatest number, if there is one. */
    public Optional<Number> greatest() {
        return Optional.ofNullable((Number) item.getMaximumValue());
    }

    /** Whether a user gives it; not the active image, nor a text that is only shown. */
    public boolean isGiven() {
        return kind() != ParameterKind.IMAGE && kind() != ParameterKind.MESSAGE;
    }

    /** What kind of value it takes. */
    public ParameterKind kind() {
        if (item.getVisibility() == ItemVisibility.MESSAGE) {
            return ParameterKind.MESSAGE;
        }
        Class<?> type = item.getType();
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
        if (installedChoices().isEmpty() && item.getChoices() == null) {
            return ParameterKind.TEXT;
        }
        return hasStyle("list") ? ParameterKind.LIST : ParameterKind.CHOICE;
    }

    private boolean hasStyle(String style) {
        return style.equals(item.getWidgetStyle());
    }

    private Optional<InstalledChoices> installedChoices() {
        return Optional.ofNullable(item.get(CHOICES)).map(InstalledChoices::named);
    }

    /**
     * The value that a text means, checked.
     *
     * @throws FacetException if it is not of this kind, out of range, or none of the choices
     */
    public Object parse(String text) {
        Object value =
                switch (kind()) {
                    case IMAGE ->
                            throw new FacetException(
                                    "'%s' is the active image; select it before.".formatted(key()));
                    case MESSAGE ->
                            throw new FacetException(
                                    "'%s' is a text to read; leave it away.".formatted(key()));
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
                            .forEach(word -> requireChoice(word.strip()));
            case STRENGTHS -> AttributeStrengths.parse((String) value);
            default -> {}
        }
    }

    /** What to say if it was not given. */
    public FacetException missing() {
        String sentence =
                switch (kind()) {
                    case IMAGE -> "There is no image. Open one, and call this again.";
                    case STRENGTHS ->
                            "'%s' is missing: say what to change, for example %s=[smile=1,age=-0.5]."
                                    .formatted(key(), key());
                    case CHOICE ->
                            "'%s' is missing. It is one of: %s."
                                    .formatted(key(), String.join(", ", choices()));
                    default -> "'%s' is missing. %s".formatted(key(), help());
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
        return new FacetException("'%s' is %s, not '%s'.".formatted(key(), wanted, text));
    }

    private void requireInRange(Number value) {
        double number = value.doubleValue();
        boolean high = greatest().map(most -> number > most.doubleValue()).orElse(false);
        boolean low = least().map(some -> number < some.doubleValue()).orElse(false);
        if (high || low || !Double.isFinite(number)) {
            throw new FacetException(
                    "'%s' is a number %s, not %s.".formatted(key(), range(), text(value)));
        }
    }

    /** The range in words: "from 1 to 10000", "from 0 on", or nothing. */
    public String range() {
        String from = least().map(number -> "from " + text(number)).orElse("");
        return greatest()
                .map(number -> from + " to " + text(number))
                .orElse(from.isEmpty() ? "" : from + " on");
    }

    private void requireChoice(String value) {
        List<String> words = choices();
        if (!words.contains(value)) {
            throw new FacetException(
                    words.isEmpty()
                            ? "'%s' cannot be '%s': nothing of that kind is installed."
                                    .formatted(key(), value)
                            : "'%s' cannot be '%s'. It is one of: %s."
                                    .formatted(key(), value, String.join(", ", words)));
        }
    }
}
