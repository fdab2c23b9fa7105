package io.facet.cli;

import io.facet.edit.AttributeStrengths;
import io.facet.edit.FaceEditor;
import io.facet.edit.Preset;
import io.facet.face.FaceSelection;
import io.facet.image.Photograph;
import io.facet.image.PhotographFile;
import io.facet.job.ChosenFaces;
import io.facet.job.CompletedEdit;
import io.facet.job.EditFiles;
import io.facet.job.EditJob;
import io.facet.job.EditOutcome;
import io.facet.job.EditRecord;
import io.facet.job.FaceChoice;
import io.facet.job.InputPicture;
import io.facet.job.JobListener;
import io.facet.job.RegionChoice;
import io.facet.job.SamplePortrait;
import io.facet.models.Models;
import io.facet.models.NetworkFolder;
import io.facet.network.FeatureNetwork;
import io.facet.report.ContactSheet;
import io.facet.report.ContactSheet.Cell;
import io.facet.report.ContactSheet.Row;
import io.facet.report.DifferenceImage;
import io.facet.report.JsonDocument;
import java.awt.image.BufferedImage;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Shows what Facet does, on a portrait that comes with it: several edits, a contact sheet of them,
 * and how each came about. What an earlier demo wrote is replaced.
 *
 * @param network what edits
 * @param models where the networks that find faces are
 * @param preset how to edit
 * @param folder where the results go
 */
record Demo(NetworkFolder network, Models models, Preset preset, Path folder) {

    private static final String CONTACT_SHEET = "contact-sheet.png";
    private static final String RECORD = "record.json";
    private static final int CELL_SIZE = 288;

    private static final List<Wish> WISHES =
            List.of(
                    new Wish("no smile", "smile", -1),
                    new Wish("glasses", "glasses", 1),
                    new Wish("older", "age", 1),
                    new Wish("younger", "age", -1),
                    new Wish("mustache", "mustache", 1));

    private record Wish(String title, String attribute, double strength) {

        String label() {
            return String.format(Locale.ROOT, "%s%n%s %+.0f", title, attribute, strength);
        }

        String fileName() {
            return title.replace(' ', '-') + ".png";
        }
    }

    /**
     * Edits, writes, and says how it went and where to look.
     *
     * @param loaded the network
     * @throws io.facet.FacetException if the network lacks an attribute, or a file cannot be
     *     written
     */
    void run(FeatureNetwork loaded, PrintWriter out, PrintWriter err) {
        InputPicture portrait = SamplePortrait.ASTRONAUT.picture();
        // Other models than Facet's own need not find faces; the portrait's pupils are known.
        Photograph photograph = portrait.photograph();
        ChosenFaces face =
                models.hasFaceFinder()
                        ? ChosenFaces.found(new FaceSelection.Number(1), photograph, models)
                        : ChosenFaces.of(FaceChoice.at(SamplePortrait.ASTRONAUT.eyes(), photograph, models));
        List<EditJob> jobs = WISHES.stream().map(wish -> job(portrait, face, wish)).toList();
        List<CompletedEdit> edits = new ArrayList<>();
        List<EditRecord> records = new ArrayList<>();
        FaceEditor editor = new FaceEditor(loaded);
        for (int i = 0; i < jobs.size(); i++) {
            CompletedEdit edit = run(editor, jobs.get(i), WISHES.get(i), err);
            String course = edit.faces().get(0).summary();
            out.printf("%-10s %s%n", WISHES.get(i).title(), course);
            out.flush();
            records.add(write(edit, WISHES.get(i)));
            edits.add(edit);
        }
        Path sheet = folder.resolve(CONTACT_SHEET);
        PhotographFile.write(contactSheet(portrait, edits), sheet, true);
        JsonDocument.write(Map.of("edits", records), folder.resolve(RECORD), true);
        out.println("Look at " + sheet.toAbsolutePath().normalize());
    }

    private EditJob job(InputPicture portrait, ChosenFaces face, Wish wish) {
        AttributeStrengths strengths = AttributeStrengths.of(wish.attribute(), wish.strength());
        return new EditJob(
                portrait, face, network.target(strengths), RegionChoice.of(preset), preset);
    }

    private static CompletedEdit run(FaceEditor editor, EditJob job, Wish wish, PrintWriter err) {
        try (ConsoleProgress progress = ConsoleProgress.on(err, wish.title())) {
            return job.run(editor, JobListener.of(progress));
        }
    }

    private EditRecord write(CompletedEdit edit, Wish wish) {
        EditFiles files = new EditFiles(folder.resolve(wish.fileName()));
        EditOutcome outcome = EditOutcome.of(edit);
        outcome.writePicture(files, true);
        outcome.writePlots(files, true);
        return EditRecord.of(outcome, network, EditRecord.Output.of(files.picture()));
    }

    private static BufferedImage contactSheet(InputPicture portrait, List<CompletedEdit> edits) {
        String difference =
                String.format(
                        Locale.ROOT, "What changed, %.0f times", CompletedEdit.DIFFERENCE_GAIN);
        List<Row> rows =
                List.of(
                        new Row(SamplePortrait.ASTRONAUT.title() + ", edited by Facet", faces(portrait, edits)),
                        new Row(difference, differences(portrait, edits)));
        return new ContactSheet(rows, CELL_SIZE).toImage();
    }

    private static List<Cell> faces(InputPicture portrait, List<CompletedEdit> edits) {
        List<Cell> cells = new ArrayList<>();
        cells.add(cell(portrait.photograph().toBufferedImage(), "the photograph"));
        for (int i = 0; i < edits.size(); i++) {
            BufferedImage after = edits.get(i).photograph().toBufferedImage();
            cells.add(cell(after, WISHES.get(i).label()));
        }
        return cells;
    }

    private static List<Cell> differences(InputPicture portrait, List<CompletedEdit> edits) {
        Photograph before = portrait.photograph();
        List<Cell> cells = new ArrayList<>();
        cells.add(cell(DifferenceImage.of(before, before, 1), "nothing"));
        for (int i = 0; i < edits.size(); i++) {
            cells.add(cell(edits.get(i).difference(), WISHES.get(i).title()));
        }
        return cells;
    }

    private static Cell cell(BufferedImage picture, String label) {
        return new Cell(FaceSquare.cut(picture, SamplePortrait.ASTRONAUT.eyes()), label);
    }
}
