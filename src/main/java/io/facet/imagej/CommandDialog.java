package io.facet.imagej;

import ij.gui.DialogListener;
import ij.gui.GenericDialog;
import io.facet.FacetException;
import io.facet.command.declaration.CommandDescription;
import io.facet.command.declaration.CommandParameter;
import io.facet.command.declaration.ParameterKind;
import io.facet.command.declaration.PreparedCommand;
import io.facet.command.declaration.Previewed;
import java.awt.AWTEvent;
import java.awt.Component;
import java.awt.GridBagConstraints;
import java.awt.Insets;
import java.awt.Panel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Asks for the parameters of a command. */
final class CommandDialog implements DialogListener {

    /**
     * The values last chosen for each command, kept until ImageJ is closed. Macros do not see them.
     */
    private static final Map<String, Map<String, String>> LAST = new ConcurrentHashMap<>();

    private final CommandDescription command;
    private final GenericDialog dialog;

    private final SentencePane complaint = new SentencePane();
    private final List<DialogField> fields;
    private final Optional<PreviewPanel> preview;

    /**
     * Returns a dialog for a command, with a preview if the command has one.
     *
     * @param fixed values that no field shows, such as the image
     */
    static CommandDialog of(CommandDescription command, Map<String, Object> fixed) {
        Optional<PreviewPanel> preview =
                PreparedCommand.of(command, fixed).command() instanceof Previewed previewed
                        ? Optional.of(new PreviewPanel(command, fixed, previewed.openPreview()))
                        : Optional.empty();
        return new CommandDialog(command, preview);
    }

    private CommandDialog(CommandDescription command, Optional<PreviewPanel> preview) {
        this.command = command;
        this.preview = preview;
        dialog = new GenericDialog(command.plainLabel());
        DialogBuilder builder =
                new DialogBuilder(dialog, LAST.getOrDefault(command.label(), Map.of()));
        builder.addAll(shownParameters(command));
        fields = builder.fields();
        preview.ifPresent(panel -> place(panel.component()));
        addComplaint();
        dialog.addHelp(HelpText.of(command));
        dialog.addDialogListener(this);
        dialog.getButtons()[0].setEnabled(dialogItemChanged(dialog, null));
    }

    /** Returns whether the command has any parameter to ask for. */
    static boolean isNeeded(CommandDescription command) {
        return !shownParameters(command).isEmpty();
    }

    private static List<CommandParameter> shownParameters(CommandDescription command) {
        return command.parameters().stream()
                .filter(parameter -> parameter.kind() != ParameterKind.IMAGE)
                .filter(parameter -> !parameter.isForMacrosOnly())
                .toList();
    }

    /** Places a component to the right of all fields. */
    private void place(Component panel) {
        GridBagConstraints place = new GridBagConstraints();
        place.gridx = 3;
        place.gridy = 0;
        place.gridheight = fields.size() + 20;
        place.anchor = GridBagConstraints.NORTH;
        place.insets = new Insets(5, 15, 0, 0);
        dialog.add(panel, place);
    }

    private void addComplaint() {
        Panel row = new Panel();
        row.add(complaint);
        dialog.addPanel(row);
    }

    /**
     * Shows the dialog and waits for the user.
     *
     * @return texts by key, or nothing if the user cancelled
     */
    Optional<Map<String, String>> ask() {
        preview.ifPresent(panel -> panel.show(this::valuesSoFar));
        try {
            dialog.showDialog();
        } finally {
            preview.ifPresent(PreviewPanel::close);
        }
        if (dialog.wasCanceled()) {
            return Optional.empty();
        }
        Map<String, String> texts = texts();
        LAST.put(command.label(), texts);
        return Optional.of(texts);
    }

    @Override
    public boolean dialogItemChanged(GenericDialog changed, AWTEvent event) {
        try {
            preview.ifPresent(PreviewPanel::refresh);
            command.valuesSoFar(texts());
        } catch (FacetException e) {
            complaint.tell(e.getMessage());
            return false;
        }
        String lacking = lacking();
        complaint.tell(lacking);
        return lacking.isEmpty();
    }

    /** Returns a message about the first field still to be filled in; empty if there is none. */
    private String lacking() {
        Set<String> given = texts().keySet();
        return fields.stream()
                .filter(field -> field.parameter().isLacking(given))
                .findFirst()
                .map(
                        field ->
                                field.parameter().kind() == ParameterKind.STRENGTHS
                                        ? "Move a slider to say what to change."
                                        : "'%s' is empty.".formatted(field.parameter().label()))
                .orElse("");
    }

    private Map<String, Object> valuesSoFar() {
        return command.valuesSoFar(texts());
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (DialogField field : fields) {
            field.content().get().ifPresent(text -> texts.put(field.parameter().key(), text));
        }
        return texts;
    }
}
