package io.facet.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The entries that Facet adds to ImageJ's menus, as {@code plugins.config} lists them. */
final class MenuTable {

    private static final String RESOURCE = "/plugins.config";

    private static final Pattern LINE =
            Pattern.compile("(?m)^([^#\\n]+), \"([^\"]+)\", [\\w.]+\\(\"(\\w+)\"\\)$");

    private MenuTable() {}

    /**
     * An entry.
     *
     * @param menu path of the menu, {@code Plugins>Facet}
     * @param label of the entry
     * @param command that it starts
     */
    record Entry(String menu, String label, Class<? extends FacetCommand> command) {}

    /** All entries, in the order of the menu. */
    static List<Entry> entries() {
        Matcher lines = LINE.matcher(text());
        return lines.results()
                .map(
                        line ->
                                new Entry(
                                        line.group(1),
                                        line.group(2),
                                        CommandDescription.named(line.group(3)).type()))
                .toList();
    }

    private static String text() {
        try (InputStream in = MenuTable.class.getResourceAsStream(RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
