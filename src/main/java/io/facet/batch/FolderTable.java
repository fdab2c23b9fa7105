package io.facet.batch;

import io.facet.FacetException;
import io.facet.dataset.CsvText;
import io.facet.file.AtomicFile;
import io.facet.file.FileErrors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stores the table of the pictures of a folder in a file. A row is appended when its picture is
 * done, so that a forced termination loses only the row that is being written. The rows are sorted
 * at the end.
 */
final class FolderTable {

    /** The file name of the table in the output folder. */
    static final String NAME = "facet-edits.csv";

    private final Path file;
    private final Map<String, FolderRow> rows = new TreeMap<>();

    private FolderTable(Path file) {
        this.file = file;
    }

    /**
     * Reads the complete rows of the table in a folder; none if there is no table.
     *
     * @param replace whether another file of this name may be replaced
     * @throws FacetException if another file of this name exists and may not be replaced, or the
     *     table cannot be read
     */
    static FolderTable in(Path folder, boolean replace) {
        FolderTable table = new FolderTable(folder.resolve(NAME));
        if (!table.exists()) {
            return table;
        }
        List<List<String>> lines = CsvText.complete(table.read());
        if (!lines.isEmpty() && lines.get(0).equals(FolderRow.HEADER)) {
            lines.stream()
                    .skip(1)
                    .flatMap(FolderRow::of)
                    .forEach(row -> table.rows.put(row.path(), row));
        } else if (!replace) {
            throw new FacetException(
                    table.file
                            + " is not a table of Facet's edits; move it away, or name another"
                            + " output folder.");
        }
        return table;
    }

    boolean exists() {
        return Files.exists(file);
    }

    private String read() {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new FacetException("Cannot read " + file + ": " + FileErrors.reason(e) + ".", e);
        }
    }

    /** Returns all rows, by the paths of their pictures. */
    Map<String, FolderRow> rows() {
        return Map.copyOf(rows);
    }

    /**
     * Removes the rows of these pictures.
     *
     * @throws FacetException if the file cannot be written
     */
    void drop(List<String> paths) {
        paths.forEach(rows::remove);
        write();
    }

    /**
     * Appends a row to the file.
     *
     * @throws FacetException if the file cannot be written
     */
    void add(FolderRow row) {
        rows.put(row.path(), row);
        byte[] line = CsvText.line(row.cells()).getBytes(StandardCharsets.UTF_8);
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long before = out.size();
            try {
                append(out, line);
            } catch (IOException e) {
                // If the disk is full, part of the row may have been written.
                out.truncate(before);
                throw e;
            }
        } catch (IOException e) {
            throw FileErrors.cannotWrite(file, e);
        }
    }

    private static void append(FileChannel out, byte[] line) throws IOException {
        out.position(out.size());
        for (ByteBuffer bytes = ByteBuffer.wrap(line); bytes.hasRemaining(); ) {
            out.write(bytes);
        }
    }

    /**
     * Writes all rows in the order of their paths.
     *
     * @throws FacetException if the file cannot be written
     */
    void write() {
        byte[] text =
                Stream.concat(
                                Stream.of(FolderRow.HEADER),
                                rows.values().stream().map(FolderRow::cells))
                        .map(CsvText::line)
                        .collect(Collectors.joining())
                        .getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, true, out -> out.write(text));
    }
}
