package io.facet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Represents the table of packages in the developer documentation, top line first. Each line holds
 * names separated by single spaces and, after at least two spaces, their purpose.
 */
final class LayerTable {

    private static final String ROOT = "io.facet";

    private final Map<String, Integer> lines;

    private LayerTable(Map<String, Integer> lines) {
        this.lines = lines;
    }

    /** Reads the first block of text in a Markdown file. */
    static LayerTable read(Path document) {
        try {
            List<String> text = Files.readAllLines(document);
            int start = text.indexOf("```text") + 1;
            int end = start + text.subList(start, text.size()).indexOf("```");
            Map<String, Integer> lines = new LinkedHashMap<>();
            for (int line = start; line < end; line++) {
                int number = line;
                Arrays.stream(text.get(line).split(" {2,}")[0].split(" "))
                        .forEach(name -> lines.put(name, number));
            }
            return new LayerTable(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> packages() {
        return lines.keySet();
    }

    /** Returns a package's name below the root; empty for the root and for foreign packages. */
    static String shortName(String name) {
        return name.startsWith(ROOT + ".") ? name.substring(ROOT.length() + 1) : "";
    }

    /** Returns whether classes of one package may use those of another. */
    boolean allows(String from, String to) {
        String user = shortName(from);
        String used = shortName(to);
        return used.isEmpty()
                || used.equals(user)
                || lines.containsKey(user)
                        && lines.containsKey(used)
                        && lines.get(used) > lines.get(user);
    }
}
