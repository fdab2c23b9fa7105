package io.facet.cli;

import io.facet.edit.FaceEditor;
import io.facet.edit.Preset;
import io.facet.edit.target.AttributeStrengths;
import io.facet.image.Photograph;
import io.facet.image.io.PhotographFile;
import io.facet.job.CompletedEdit;
import io.facet.job.EditJob;
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
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Edits bundled portraits: several changes of each portrait with one contact sheet, one change by
 * several presets with another sheet, and a record of all settings. Files of an earlier
 * demonstration are replaced.
 *
 * @param network the network that edits, with its attributes
 * @param models the folder of the networks that find faces
 * @param preset the preset of all edits but those of the second sheet
 * @param compared the presets of the second sheet
 * @param folder folder for the results
 */
record Demo(
        NetworkFolder network, Models models, Preset preset, List<Preset> compared, Path folder) {

    /** Presets to compare: those that require only an attribute. */
    static final List<Preset> COMPARED = List.of(Preset.RECOMMENDED, Preset.RESIDUAL, Preset.DFI);

    private static final String CONTACT_SHEET = "contact-sheet.png";

    /** Copy of the contact sheet at about a fifth of the file size, for web pages. */
    private static final String CONTACT_SHEET_COPY = "contact-sheet.jpg";

    private static final String PRESETS = "presets.png";
    private static final String RECORD = "record.json";

    /** Side length of a face on the sheets, in pixels; large enough to show teeth and lashes. */
    private static final int CELL_SIZE = 420;

    private static final int COLUMNS = 5;

    private static final Change SMILE = new Change("smile", "smile", 1);

    private static final List<Change> OF_WOMAN =
            List.of(
                    new Change("half a smile", "smile", 0.5),
                    SMILE,
                    new Change("more masculine", "masculinity", 1),
                    new Change("less masculine", "masculinity", -1),
                    new Change("older", "age", 1),
                    new Change("younger", "age", -1),
                    new Change("glasses", "glasses", 1));

    private static final List<Change> OF_MAN =
            Stream.concat(OF_WOMAN.stream(), Stream.of(new Change("beard", "beard", 1))).toList();

    private static final List<Change> OF_ASTRONAUT = List.of(new Change("no smile", "smile", -1));

    private record Change(String title, String attribute, double strength) {

        AttributeStrengths strengths() {
            return AttributeStrengths.of(attribute, strength);
        }

        String label() {
            String format = strength == Math.rint(strength) ? "%s %+.0f" : "%s %+.1f";
            return String.format(Locale.ROOT, format, attribute, strength);
        }
    }

    /**
     * Runs all edits, writes their files, and prints the outcome of each edit and the location of
     * the results.
     *
     * @param loaded the network
     * @throws io.facet.FacetException if the network lacks an attribute, or a file cannot be
     *     written
     */
    void run(FeatureNetwork loaded, PrintWriter out, PrintWriter err) {
        int count = OF_WOMAN.size() + OF_MAN.size() + OF_ASTRONAUT.size() + compared.size();
        DemoEdits edits = new DemoEdits(network, new FaceEditor(loaded), folder, out, err, count);
        DemoPortrait woman = DemoPortrait.of("woman", SamplePortrait.AFRICAN_WOMAN, models);
        DemoPortrait man = DemoPortrait.of("man", SamplePortrait.EAST_ASIAN_MAN, models);
        DemoPortrait astronaut = DemoPortrait.of("astronaut", SamplePortrait.ASTRONAUT, models);
        List<Row> rows = new ArrayList<>();
        rows.addAll(rows(woman, OF_WOMAN, edits));
        rows.addAll(rows(man, OF_MAN, edits));
        rows.addAll(rows(astronaut, OF_ASTRONAUT, edits));
        ContactSheet portraits = new ContactSheet(rows, CELL_SIZE);
        write(portraits, CONTACT_SHEET_COPY);
        Path sheet = write(portraits, CONTACT_SHEET);
        Path presets = write(comparison(woman, edits), PRESETS);
        JsonDocument.write(Map.of("edits", edits.records()), folder.resolve(RECORD), true);
        out.println("Look at " + sheet + " and " + presets);
    }

    /** Returns the rows of a portrait and its changes, as many as are needed. */
    private List<Row> rows(DemoPortrait portrait, List<Change> changes, DemoEdits edits) {
        List<Cell> cells = new ArrayList<>();
        cells.add(portrait.original());
        for (Change change : changes) {
            String title = portrait.name() + " " + change.title();
            CompletedEdit edit = edits.run(job(portrait, change, preset), title);
            cells.add(portrait.cell(edit.photograph().toBufferedImage(), change.label()));
        }
        List<Row> rows = new ArrayList<>();
        for (int first = 0; first < cells.size(); first += COLUMNS) {
            String title = first == 0 ? portrait.sample().title() : "";
            int end = Math.min(first + COLUMNS, cells.size());
            rows.add(new Row(title, cells.subList(first, end)));
        }
        return rows;
    }

    /** Returns a sheet with a smile by each preset, and below it the changes made by each. */
    private ContactSheet comparison(DemoPortrait portrait, DemoEdits edits) {
        Photograph before = portrait.picture().photograph();
        List<Cell> faces = new ArrayList<>();
        List<Cell> differences = new ArrayList<>();
        faces.add(portrait.original());
        differences.add(portrait.cell(DifferenceImage.of(before, before, 1), ""));
        for (Preset other : compared) {
            String title = "%s %s %s".formatted(portrait.name(), SMILE.title(), other.name());
            CompletedEdit edit = edits.run(job(portrait, SMILE, other), title);
            faces.add(portrait.cell(edit.photograph().toBufferedImage(), other.name()));
            differences.add(portrait.cell(edit.difference(), ""));
        }
        String smile = SMILE.label() + ", by preset";
        String changed =
                String.format(
                        Locale.ROOT, "What changed, %.0f times", CompletedEdit.DIFFERENCE_GAIN);
        return new ContactSheet(
                List.of(new Row(smile, faces), new Row(changed, differences)), CELL_SIZE);
    }

    private EditJob job(DemoPortrait portrait, Change change, Preset how) {
        return new EditJob(
                portrait.picture(),
                portrait.face(),
                network.target(change.strengths()),
                RegionChoice.of(how),
                how);
    }

    private Path write(ContactSheet sheet, String file) {
        Path path = folder.resolve(file);
        PhotographFile.write(sheet.toImage(), path, true);
        return path.toAbsolutePath().normalize();
    }
}
