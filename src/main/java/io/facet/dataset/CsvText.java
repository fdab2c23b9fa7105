package io.facet.dataset;

import io.facet.FacetException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * Tables as text with commas, after RFC 4180, that are safe to open in a spreadsheet: it would run
 * a text that begins as a formula does.
 */
public final class CsvText {

    private static final String END = "\r\n";
    private static final String HERE = "./";
    private static final Pattern FORMULA = Pattern.compile("[\t\r]*[=+@-]");
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9.]+([eE][-+]?[0-9]+)?");

    /** What follows a closing quotation mark belongs to the cell, as spreadsheets read it. */
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setTrailingData(true).get();

    private CsvText() {}

    /**
     * Returns a record, without the end of its line. An apostrophe goes before a text that a
     * spreadsheet would take for a formula, which it reads as the beginning of a text.
     */
    public static String row(Object... cells) {
        Object[] safe = new Object[cells.length];
        for (int i = 0; i < cells.length; i++) {
            String cell = String.valueOf(cells[i]);
            boolean number = NUMBER.matcher(cell).matches();
            safe[i] = FORMULA.matcher(cell).lookingAt() && !number ? "'" + cell : cell;
        }
        return FORMAT.format(safe);
    }

    /** Returns a record, with the end of its line. */
    public static String line(List<String> cells) {
        return row(cells.toArray()) + END;
    }

    /**
     * Returns the path of a file as the text of a cell: one that would be taken for a formula or a
     * number with a sign begins with the folder that it is relative to.
     */
    public static String path(String path) {
        return FORMULA.matcher(path).lookingAt() ? HERE + path : path;
    }

    /** Returns the path that {@link #path} made a text of. */
    public static String pathOf(String text) {
        return text.startsWith(HERE) ? text.substring(HERE.length()) : text;
    }

    /**
     * Returns all records of a table that a user gives.
     *
     * @param file the table, for a message
     * @throws FacetException if the text ends within quotes
     */
    public static List<List<String>> all(Path file, String text) {
        List<List<String>> records = new ArrayList<>();
        if (!read(text, records)) {
            throw new FacetException(
                    "Row %s of %s has a quotation mark without its second; correct it."
                            .formatted(records.size() + 1, file));
        }
        return records;
    }

    /**
     * Returns the records of a table that a line end completes. A table that rows are appended to
     * may have a torn one at its end, which is left out.
     */
    public static List<List<String>> complete(String text) {
        List<List<String>> records = new ArrayList<>();
        if (read(text, records) && !records.isEmpty() && !text.endsWith("\n")) {
            records.remove(records.size() - 1);
        }
        return records;
    }

    /** Adds the records of a text; false if it ends within quotes, whose record is left out. */
    private static boolean read(String text, List<List<String>> records) {
        // Spreadsheets put a mark before the first cell.
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (CSVParser parser = CSVParser.parse(unmarked, FORMAT)) {
            parser.forEach(each -> records.add(each.toList()));
            return true;
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }
}
