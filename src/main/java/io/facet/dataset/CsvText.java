package io.facet.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tables as text with commas, after RFC 4180. */
public final class CsvText {

    private static final String END = "\r\n";
    private static final String HERE = "./";
    private static final Pattern FORMULA = Pattern.compile("[\t\r]*[=+@-]");

    private final String text;
    private final List<List<String>> records = new ArrayList<>();
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private boolean quoted;

    private CsvText(String text) {
        this.text = text;
    }

    /**
     * Returns a cell, in quotes where it needs them. Spreadsheets run a text that begins as a
     * formula does, so an apostrophe goes before it, which they read as the beginning of a text.
     */
    public static String cell(String text) {
        String safe = FORMULA.matcher(text).lookingAt() && !isNumber(text) ? "'" + text : text;
        return safe.matches("[^\",\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
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

    private static boolean isNumber(String text) {
        return text.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?");
    }

    /** A record, with the end of its line. */
    public static String line(List<String> cells) {
        return cells.stream().map(CsvText::cell).collect(Collectors.joining(",", "", END));
    }

    /** All records of a text that their lines' ends complete; what follows the last is dropped. */
    public static List<List<String>> complete(String text) {
        CsvText table = new CsvText(text);
        // Spreadsheets put a mark before the first cell.
        for (int i = text.startsWith("\uFEFF") ? 1 : 0; i < text.length(); i++) {
            i += table.take(i);
        }
        return table.records;
    }

    /** Takes a character, and says how many after it went with it. */
    private int take(int i) {
        if (quoted && text.startsWith("\"\"", i) || !quoted && text.startsWith(END, i)) {
            if (quoted) {
                cell.append('"');
            } else {
                endRecord();
            }
            return 1;
        }
        char c = text.charAt(i);
        if (c == '"') {
            quoted = !quoted;
        } else if (quoted || c != ',' && c != '\n') {
            cell.append(c);
        } else if (c == ',') {
            endCell();
        } else {
            endRecord();
        }
        return 0;
    }

    private void endCell() {
        cells.add(cell.toString());
        cell.setLength(0);
    }

    private void endRecord() {
        endCell();
        records.add(List.copyOf(cells));
        cells.clear();
    }
}
