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
 * Shows beside a dialog's fields what the command would do, again whenever one of them changes: at
 * once a quick picture if there is one, and if nothing changes meanwhile the final one; until then
 * the last picture stays. They are made in a thread of their own.
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

    /** Holds at most one request: that the newest values be shown. */
    private final BlockingQueue<Boolean> wishes = new ArrayBlockingQueue<>(1);

    private Thread worker;
    private Supplier<Map<String, Object>> values = Map::of;
    private volatile boolean closed;

    /**
     * @param fixed values that no field shows, such as the image
     */
    PreviewPanel(CommandDescription command, Map<String, Object> fixed, CommandPreview source) {
        this.command = command;
        this.fixed = fixed;
        this.source = source;
        note.setName("facet-note");
        shown.addItemListener(event -> refresh());
        // A box that is stretched would have its label in the middle.
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
     * Begins to show pictures.
     *
     * @param current the values of the fields, whenever they are asked for; throws a {@link
     *     FacetException} as long as they make no sense
     */
    void show(Supplier<Map<String, Object>> current) {
        values = current;
        worker = new Thread(this::work, "Facet preview");
        worker.setDaemon(true);
        worker.start();
        refresh();
    }

    /** The fields have changed. */
    void refresh() {
        wishes.offer(true);
    }

    /** Ends the thread soon. */
    void close() {
        closed = true;
        // Not by an interrupt, which would break TensorFlow for good while it is being loaded.
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
            // Nobody interrupts this thread but who ends the process.
        }
    }

    private void update() {
        note.setText("…");
        try {
            Map<String, Object> all = new LinkedHashMap<>(fixed);
            all.putAll(values.get());
            FacetCommand filled = PreparedCommand.of(command, all).command();
            // The quick one is finished even if a slider moves on, so that it follows.
            source.of(filled, Quality.QUICK, Cancellation.when(() -> closed)).ifPresent(this::show);
            Cancellation outdated = Cancellation.when(() -> closed || !wishes.isEmpty());
            if (!outdated.isCancelled()) {
                note.setText("computing …");
                // Ends as soon as another one is asked for.
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
