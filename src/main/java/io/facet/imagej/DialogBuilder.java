package io.facet.imagej;

import ij.gui.GenericDialog;
import io.facet.command.declaration.CommandParameter;
import io.facet.command.declaration.InstalledNames;
import io.facet.command.declaration.ParameterKind;
import io.facet.edit.target.AttributeStrengths;
import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.TextField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Fills ImageJ's dialog with fields for parameters. The fields are read directly, not through
 * ImageJ's {@code getNext...} methods, which would record the first words of the labels as keys.
 */
final class DialogBuilder {

    /** Largest absolute strength on a slider; larger ones can be typed. */
    private static final double STRONGEST = 2;

    private static final double STRENGTH_STEP = 0.05;
    private static final int COLUMNS = 8;
    private static final int PATH_COLUMNS = 18;

    /** Maximum number of characters in a line of a message. */
    private static final int MESSAGE_LETTERS = 80;

    /** Space above a row of checkboxes, in pixels. */
    private static final int ROW_ABOVE = 6;

    private static final int ROW_LEFT = 20;

    private final GenericDialog dialog;
    private final Map<String, String> texts;
    private final List<DialogField> fields = new ArrayList<>();

    /**
     * Creates a builder that adds fields to a dialog.
     *
     * @param texts initial texts of the fields, by key
     */
    DialogBuilder(GenericDialog dialog, Map<String, String> texts) {
        this.dialog = dialog;
        this.texts = texts;
    }

    List<DialogField> fields() {
        return fields;
    }

    /** Adds a field for each parameter; consecutive flags share a row. */
    void addAll(List<CommandParameter> parameters) {
        List<CommandParameter> flags = new ArrayList<>();
        for (CommandParameter parameter : parameters) {
            if (parameter.kind() == ParameterKind.FLAG) {
                flags.add(parameter);
            } else {
                addFlags(flags);
                add(parameter);
            }
        }
        addFlags(flags);
    }

    private void add(CommandParameter parameter) {
        Supplier<Optional<String>> content =
                switch (parameter.kind()) {
                    case IMAGE, FLAG -> Optional::empty;
                    case MESSAGE -> message(parameter);
                    case STRENGTHS -> sliders(parameter);
                    case WHOLE, NUMBER -> number(parameter);
                    case CHOICE, LIST -> choice(parameter);
                    case FILE, PATH -> file(parameter);
                    case FOLDER -> folder(parameter);
                    case TEXT -> text(parameter);
                };
        fields.add(new DialogField(parameter, content));
    }

    private String shown(CommandParameter parameter) {
        return Optional.ofNullable(texts.get(parameter.key()))
                .or(() -> parameter.standard().map(parameter::text))
                .orElse("");
    }

    private Supplier<Optional<String>> sliders(CommandParameter parameter) {
        String text = shown(parameter);
        Map<String, Double> strengths =
                text.isEmpty() ? Map.of() : AttributeStrengths.parse(text).values();
        Map<String, TextField> sliders = new LinkedHashMap<>();
        for (String name : InstalledNames.attributes()) {
            double strength = strengths.getOrDefault(name, 0.0);
            dialog.addSlider(label(name), -STRONGEST, STRONGEST, strength, STRENGTH_STEP);
            TextField field = (TextField) dialog.getNumericFields().lastElement();
            if (strength != 0) {
                // ImageJ rounds the value and clips it to the slider's range.
                field.setText(plain(String.valueOf(strength)));
            }
            sliders.put(name, field);
        }
        return () -> strengths(sliders);
    }

    /** Returns the strengths other than 0; a strength of 0 changes nothing. */
    private static Optional<String> strengths(Map<String, TextField> sliders) {
        String text =
                sliders.entrySet().stream()
                        .filter(slider -> !isZero(slider.getValue().getText()))
                        .map(slider -> slider.getKey() + "=" + plain(slider.getValue().getText()))
                        .collect(Collectors.joining(","));
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static boolean isZero(String number) {
        return number.strip().matches("[+-]?0*\\.?0*");
    }

    /** Returns a number without the trailing zeros that ImageJ's sliders write. */
    private static String plain(String number) {
        String text = number.strip();
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }

    private Supplier<Optional<String>> message(CommandParameter parameter) {
        dialog.addMessage(WrappedText.of(shown(parameter), MESSAGE_LETTERS));
        return Optional::empty;
    }

    /** Adds a row of checkboxes, and clears the list. */
    private void addFlags(List<CommandParameter> flags) {
        if (flags.isEmpty()) {
            return;
        }
        String[] labels = flags.stream().map(flag -> label(flag.label())).toArray(String[]::new);
        boolean[] ticked = new boolean[labels.length];
        for (int i = 0; i < ticked.length; i++) {
            ticked[i] = shown(flags.get(i)).equals("true");
        }
        int first = dialog.getCheckboxes() == null ? 0 : dialog.getCheckboxes().size();
        dialog.setInsets(ROW_ABOVE, ROW_LEFT, 0);
        dialog.addCheckboxGroup(1, labels.length, labels, ticked);
        for (int i = 0; i < ticked.length; i++) {
            Checkbox box = (Checkbox) dialog.getCheckboxes().get(first + i);
            fields.add(
                    new DialogField(
                            flags.get(i), () -> Optional.of(String.valueOf(box.getState()))));
        }
        flags.clear();
    }

    private Supplier<Optional<String>> number(CommandParameter parameter) {
        String unit = parameter.unit().orElse("");
        if (parameter.standard().isEmpty()) {
            return optionalNumber(parameter, unit);
        }
        String text = shown(parameter);
        int dot = text.indexOf('.');
        int places = dot < 0 ? 0 : text.length() - dot - 1;
        dialog.addNumericField(
                label(parameter.label()), Double.parseDouble(text), places, COLUMNS, unit);
        return content((TextField) dialog.getNumericFields().lastElement());
    }

    /**
     * Adds a text field for a number that may be omitted; ImageJ's own numeric fields cannot be
     * empty.
     */
    private Supplier<Optional<String>> optionalNumber(CommandParameter parameter, String unit) {
        String label =
                unit.isEmpty() ? parameter.label() : "%s (%s)".formatted(parameter.label(), unit);
        dialog.addStringField(label(label), shown(parameter), COLUMNS);
        return content((TextField) dialog.getStringFields().lastElement());
    }

    private Supplier<Optional<String>> choice(CommandParameter parameter) {
        String[] words = parameter.choices().toArray(String[]::new);
        dialog.addChoice(label(parameter.label()), words, shown(parameter));
        Choice choice = (Choice) dialog.getChoices().lastElement();
        return () -> Optional.ofNullable(choice.getSelectedItem());
    }

    private Supplier<Optional<String>> file(CommandParameter parameter) {
        dialog.addFileField(label(parameter.label()), shown(parameter), PATH_COLUMNS);
        return content((TextField) dialog.getStringFields().lastElement());
    }

    private Supplier<Optional<String>> folder(CommandParameter parameter) {
        dialog.addDirectoryField(label(parameter.label()), shown(parameter), PATH_COLUMNS);
        return content((TextField) dialog.getStringFields().lastElement());
    }

    private Supplier<Optional<String>> text(CommandParameter parameter) {
        dialog.addStringField(label(parameter.label()), shown(parameter), COLUMNS);
        return content((TextField) dialog.getStringFields().lastElement());
    }

    private static Supplier<Optional<String>> content(TextField field) {
        return () -> Optional.of(field.getText().strip()).filter(text -> !text.isEmpty());
    }

    /** Returns the label for ImageJ, which shows an underscore as a space. */
    private static String label(String text) {
        return text.replace('_', ' ');
    }
}
