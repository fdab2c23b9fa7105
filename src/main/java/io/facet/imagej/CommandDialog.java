package io.facet.imagej;

import ij.gui.DialogListener;
import ij.gui.GenericDialog;
import io.facet.FacetException;
import io.facet.command.CommandDescription;
import io.facet.command.CommandParameter;
import io.facet.command.ParameterKind;
import java.awt.AWTEvent;
import java.awt.Color;
import java.awt.Component;
import java.awt.GridBagConstraints;
import java.awt.Insets;
import java.awt.Panel;
import java.awt.TextArea;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Asks for the parameters of a command. */
final class CommandDialog implements DialogListener {

    /** What was last chosen with each command, until ImageJ is closed; macros do not see it. */
    private static final Map<String, Map<String, String>> LAST = new ConcurrentHashMap<>();

    private static final Color COMPLAINT = new Color(160, 0, 0);
    private static final int COMPLAINT_ROWS = 2;
    private static final int COMPLAINT_COLUMNS = 42;

    private final CommandDescription command;
    private final GenericDialog dialog;

    /** Of a fixed size, because a dialog that grows moves its fields. */
    private final TextArea complaint =
            new TextArea("", COMPLAINT_ROWS, COMPLAINT_COLUMNS, TextArea.SCROLLBARS_NONE);

    private final List<DialogField> fields;
    private final Optional<PreviewPanel> preview;

    /**
     * @param preview shown beside the fields, if the command can be previewed
     */
    CommandDialog(CommandDescription command, Optional<PreviewPanel> preview) {
        this.command = command;
        this.preview = preview;
        dialog = new GenericDialog(command.plainLabel());
        DialogBuilder builder =
                new DialogBuilder(dialog, LAST.getOrDefault(command.label(), Map.of()));
        shownParameters(command).forEach(builder::add);
        fields = builder.fields();
        preview.ifPresent(panel -> place(panel.component()));
        addComplaint();
        dialog.addHelp(HelpText.of(command));
        dialog.addDialogListener(this);
    }

    /** Whether there is anything to ask for. */
    static boolean isNeeded(CommandDescription command) {
        return !shownParameters(command).isEmpty();
    }

    private static List<CommandParameter> shownParameters(CommandDescription command) {
        return command.parameters().stream()
                .filter(parameter -> parameter.kind() != ParameterKind.IMAGE)
                .filter(parameter -> !parameter.isForMacrosOnly())
                .toList();
    }

    /** To the right of all fields. */
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
        complaint.setForeground(COMPLAINT);
        complaint.setBackground(dialog.getBackground());
        complaint.setEditable(false);
        complaint.setFocusable(false);
        Panel row = new Panel();
        row.add(complaint);
        dialog.addPanel(row);
    }

    /**
     * Shows it and waits for the user.
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
            command.values(texts());
            complain("");
            return true;
        } catch (FacetException e) {
            complain(e.getMessage());
            return false;
        }
    }

    private void complain(String sentence) {
        if (!sentence.equals(complaint.getText())) {
            complaint.setText(sentence);
        }
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
