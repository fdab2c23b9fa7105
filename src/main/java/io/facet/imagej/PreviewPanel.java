package io.facet.imagej;

import io.facet.Cancellation;
import io.facet.FacetException;
import io.facet.command.declaration.CommandDescription;
import io.facet.command.declaration.CommandPreview;
import io.facet.command.declaration.CommandPreview.Quality;
import io.facet.command.declaration.FacetCommand;
import io.facet.command.declaration.PreparedCommand;
import java.awt.Checkbox;
import java.awt.Component;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Label;
import java.awt.Panel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;

/**
 * Shows a preview of the command beside a dialog's fields, and updates it whenever a field changes.
 * A quick picture, if the command has one, appears first, and the final one follows unless a field
 * changes meanwhile; until then the previous picture stays. A separate thread computes the
 * pictures.
 */
final class PreviewPanel {

    private static final String TITLE = "Preview";

    private final CommandDescription command;
    private final Map<String, Object> fixed;
    private final CommandPreview source;
    private final Panel panel = new Panel(new GridBagLayout());
    private final Checkbox shown = new Checkbox(TITLE, true);
    private final PicturePane before = new PicturePane("before");
    private final PicturePane after = new PicturePane("after");
    private final Label note = new Label("");

    /** Queue of at most one request to show the current values. */
    private final BlockingQueue<Boolean> wishes = new ArrayBlockingQueue<>(1);

    private Thread worker;
    private Supplier<Map<String, Object>> values = Map::of;
    private volatile boolean closed;

    /**
     * Creates the panel.
     *
     * @param fixed values that no field shows, such as the image
     */
    PreviewPanel(CommandDescription command, Map<String, Object> fixed, CommandPreview source) {
        this.command = command;
        this.fixed = fixed;
        this.source = source;
        note.setName("facet-note");
        shown.addItemListener(event -> refresh());
        // A stretched checkbox would centre its label.
        addRow(shown, 0, GridBagConstraints.NONE);
        addRow(before, 1, GridBagConstraints.HORIZONTAL);
        addRow(after, 2, GridBagConstraints.HORIZONTAL);
        addRow(note, 3, GridBagConstraints.HORIZONTAL);
    }

    private void addRow(Component component, int row, int fill) {
        GridBagConstraints place = new GridBagConstraints();
        place.gridy = row;
        place.anchor = GridBagConstraints.WEST;
        place.fill = fill;
        panel.add(component, place);
    }

    Component component() {
        return panel;
    }

    /**
     * Starts the preview.
     *
     * @param current supplies the current values of the fields; throws a {@link FacetException}
     *     while they are invalid
     */
    void show(Supplier<Map<String, Object>> current) {
        values = current;
        worker = new Thread(this::work, "Facet preview");
        worker.setDaemon(true);
        worker.start();
        refresh();
    }

    /** Requests a new preview after a field has changed. */
    void refresh() {
        wishes.offer(true);
    }

    /** Asks the thread to end. */
    void close() {
        closed = true;
        // An interrupt would break TensorFlow permanently if it is just being loaded.
        wishes.offer(true);
    }

    private void work() {
        try {
            while (!closed) {
                wishes.take();
                if (!closed && shown.getState()) {
                    update();
                }
            }
        } catch (InterruptedException e) {
            // Only the end of the process interrupts this thread.
        }
    }

    private void update() {
        note.setText("…");
        try {
            Map<String, Object> all = new LinkedHashMap<>(fixed);
            all.putAll(values.get());
            FacetCommand filled = PreparedCommand.of(command, all).command();
            // The quick picture is completed even if a slider is still moving, so that the preview
            // keeps up.
            source.of(filled, Quality.QUICK, Cancellation.when(() -> closed)).ifPresent(this::show);
            Cancellation outdated = Cancellation.when(() -> closed || !wishes.isEmpty());
            if (!outdated.isCancelled()) {
                note.setText("computing …");
                // The final picture is abandoned as soon as another one is requested.
                source.of(filled, Quality.FULL, outdated).ifPresent(this::show);
            }
            note.setText("");
        } catch (FacetException e) {
            after.tell(e.getMessage());
            note.setText("");
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            after.tell(ErrorMessage.sentence(e));
            note.setText("");
        }
    }

    private void show(CommandPreview.Pictures pictures) {
        before.show(pictures.before());
        after.show(pictures.after());
    }
}
