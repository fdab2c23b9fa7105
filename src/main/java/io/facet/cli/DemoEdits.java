package io.facet.cli;

import io.facet.Cancellation;
import io.facet.edit.FaceEditor;
import io.facet.job.CompletedEdit;
import io.facet.job.EditFiles;
import io.facet.job.EditJob;
import io.facet.job.EditOutcome;
import io.facet.job.EditPlan;
import io.facet.job.EditRecord;
import io.facet.models.NetworkFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the demonstration's edits, writes their files, prints their outcomes and records them. */
final class DemoEdits {

    private final NetworkFolder network;
    private final FaceEditor editor;
    private final Path folder;
    private final PrintWriter out;
    private final PrintWriter err;
    private final int count;
    private final List<EditRecord> records = new ArrayList<>();

    /**
     * @param network the folder that the editor's network was loaded from
     * @param folder folder for the files
     * @param out receives a line for each edit
     * @param err receives the progress
     * @param count number of edits in total
     */
    DemoEdits(
            NetworkFolder network,
            FaceEditor editor,
            Path folder,
            PrintWriter out,
            PrintWriter err,
            int count) {
        this.network = network;
        this.editor = editor;
        this.folder = folder;
        this.out = out;
        this.err = err;
        this.count = count;
    }

    /**
     * Runs an edit and writes its result, the change and the history of the loss.
     *
     * @param title title of the edit, which is also the base of its file names
     * @throws io.facet.FacetException if a file cannot be written
     */
    CompletedEdit run(EditJob job, String title) {
        EditOutcome outcome = edit(job, title);
        CompletedEdit edit = outcome.edits().get(0);
        EditFiles files = new EditFiles(folder.resolve(title.replace(' ', '-') + ".png"));
        outcome.writePicture(files, true);
        outcome.writePlots(files, true);
        records.add(EditRecord.of(outcome, network, files));
        out.printf("%-24s %s%n", title, edit.faces().get(0).summary());
        out.flush();
        return edit;
    }

    private EditOutcome edit(EditJob job, String title) {
        String heading = "%s (%s of %s)".formatted(title, records.size() + 1, count);
        try (ConsoleProgress progress = ConsoleProgress.on(err, heading)) {
            return new EditPlan(List.of(job), List.of()).run(editor, progress, new Cancellation());
        }
    }

    /** Returns the records of all edits so far. */
    List<EditRecord> records() {
        return List.copyOf(records);
    }
}
