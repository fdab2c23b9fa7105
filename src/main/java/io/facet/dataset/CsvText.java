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
 * Reads and writes tables as comma-separated values (RFC 4180). The written tables are safe to open
 * in a spreadsheet, which would otherwise run a text that begins like a formula.
 */
public final class CsvText {

    private static final String END = "\r\n";
    private static final String HERE = "./";
    private static final Pattern FORMULA = Pattern.compile("[\t\r]*[=+@-]");
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9.]+([eE][-+]?[0-9]+)?");

    /** Text after a closing quotation mark belongs to the cell, as in spreadsheets. */
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setTrailingData(true).get();

    private CsvText() {}

    /**
     * Returns a record, without its line end. A text that a spreadsheet would take for a formula is
     * prefixed with an apostrophe, which spreadsheets read as the start of a text.
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

    /** Returns a record, with its line end. */
    public static String line(List<String> cells) {
        return row(cells.toArray()) + END;
    }

    /**
     * Returns the path of a file as the text of a cell. A path that would be taken for a formula or
     * a signed number is prefixed with the folder that it is relative to.
     */
    public static String path(String path) {
        return FORMULA.matcher(path).lookingAt() ? HERE + path : path;
    }

    /** Returns the path from a text written by {@link #path}. */
    public static String pathOf(String text) {
        return text.startsWith(HERE) ? text.substring(HERE.length()) : text;
    }

    /**
     * Returns all records of a user's table.
     *
     * @param file the table's file, named in error messages
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
     * Returns the complete records of a table, those that end with a line end. A table to which
     * rows are appended may end with a partial record, which is omitted.
     */
    public static List<List<String>> complete(String text) {
        List<List<String>> records = new ArrayList<>();
        if (read(text, records) && !records.isEmpty() && !text.endsWith("\n")) {
            records.remove(records.size() - 1);
        }
        return records;
    }

    /**
     * Adds the records of a text; returns false if it ends within quotes, and omits that record.
     */
    private static boolean read(String text, List<List<String>> records) {
        // Spreadsheets write a byte order mark before the first cell.
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (CSVParser parser = CSVParser.parse(unmarked, FORMAT)) {
            parser.forEach(each -> records.add(each.toList()));
            return true;
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }
}
