package io.facet.study;

import io.facet.FacetException;
import io.facet.dataset.CsvText;
import io.facet.file.AtomicFile;
import io.facet.file.FileErrors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Represents the files of one study case in the output folder: the edited pictures in a folder
 * named after the case, {@code NAME.csv} for judges, {@code NAME-measured.csv} with a row for each
 * person, added once the picture is written, and {@code NAME-judged.csv} if a judge has written it.
 */
final class StudyFiles {

    private final Path folder;
    private final StudyCase of;
    private final Map<String, StudyRow> rows = new TreeMap<>();

    /**
     * Reads the rows of an earlier run.
     *
     * @param force whether to remove them and delete their pictures
     */
    StudyFiles(Path folder, StudyCase of, boolean force) {
        this.folder = folder;
        this.of = of;
        if (Files.exists(measured())) {
            CsvText.complete(read(measured())).stream()
                    .skip(1)
                    .flatMap(cells -> StudyRow.of(cells).stream())
                    .forEach(row -> rows.put(row.id(), row));
        }
        if (force) {
            rows.keySet().forEach(this::delete);
        }
        rows.values()
                .removeIf(
                        row ->
                                force
                                        || row.outcome() == StudyRow.Outcome.UNREADABLE
                                        || row.isEdited() && !Files.exists(picture(row.id())));
        writeRows();
    }

    private void delete(String id) {
        try {
            Files.deleteIfExists(picture(id));
        } catch (IOException e) {
            throw new FacetException(
                    "Cannot replace " + picture(id) + ": " + FileErrors.reason(e) + ".", e);
        }
    }

    StudyCase of() {
        return of;
    }

    List<StudyRow> rows() {
        return List.copyOf(rows.values());
    }

    boolean has(String id) {
        return rows.containsKey(id);
    }

    /** Returns the edited picture of a person. */
    Path picture(String id) {
        return folder.resolve(of.name()).resolve(id + ".png");
    }

    /** Returns the original portrait, which all cases share. */
    Path before(String id) {
        return folder.resolve("before").resolve(of.portraits()).resolve(id + ".png");
    }

    Path judged() {
        return folder.resolve(of.name() + "-judged.csv");
    }

    private Path measured() {
        return folder.resolve(of.name() + "-measured.csv");
    }

    /** Appends a row to the file. */
    void add(StudyRow row) {
        rows.put(row.id(), row);
        try {
            Files.writeString(measured(), CsvText.line(row.cells()), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw FileErrors.cannotWrite(measured(), e);
        }
    }

    /** Writes the list for judges, and the rows sorted by id. */
    void finish() {
        writeRows();
        List<List<String>> list = new ArrayList<>();
        list.add(List.of("id", "before", "after"));
        for (StudyRow row : rows.values()) {
            if (row.isEdited()) {
                list.add(
                        List.of(
                                row.id(),
                                "before/" + of.portraits() + "/" + row.id() + ".png",
                                of.name() + "/" + row.id() + ".png"));
            }
        }
        write(folder.resolve(of.name() + ".csv"), list);
    }

    private void writeRows() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(StudyRow.HEADER);
        rows.values().forEach(row -> lines.add(row.cells()));
        write(measured(), lines);
    }

    /** Writes a table, replacing an existing one. */
    static void write(Path file, List<List<String>> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(cells -> text.append(CsvText.line(cells)));
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, true, out -> out.write(bytes));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new FacetException("Cannot read " + file + ": " + FileErrors.reason(e) + ".", e);
        }
    }
}
