package io.facet.command.declaration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The commands in ImageJ's menus. They are read from every {@code plugins.config} on a class path,
 * from the lines that start {@code io.facet.imagej.Facet_} with the name of a class, so that other
 * jars can add theirs.
 */
public final class CommandMenu {

    /** Package of the commands that are listed without one. */
    private static final String PACKAGE = "io.facet.command.";

    private static final String RESOURCE = "plugins.config";

    private static final Pattern LINE =
            Pattern.compile(
                    "(?m)^([^#\\n]+), \"([^\"]+)\", io\\.facet\\.imagej\\.Facet_\\(\"([\\w.$]+)\"\\)$");

    private CommandMenu() {}

    /**
     * A menu entry.
     *
     * @param menu path of the menu, such as {@code Plugins>Facet}
     * @param label label of the entry
     * @param command the command that it starts
     */
    public record Entry(String menu, String label, Class<? extends FacetCommand> command) {}

    /**
     * Returns all entries in menu order. Those of other jars follow Facet's.
     *
     * @param loader the class loader that finds the tables and the classes
     */
    public static List<Entry> entries(ClassLoader loader) {
        List<Entry> entries = new ArrayList<>();
        try {
            for (URL table : Collections.list(loader.getResources(RESOURCE))) {
                LINE.matcher(text(table))
                        .results()
                        .map(
                                line ->
                                        new Entry(
                                                line.group(1),
                                                line.group(2),
                                                type(line.group(3), loader)))
                        .forEach(entries::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // A class loader may find a resource of its parent a second time.
        return entries.stream().distinct().toList();
    }

    /** Returns a command's class. A name without a package denotes one of Facet's commands. */
    static Class<? extends FacetCommand> type(String className, ClassLoader loader) {
        String name = className.contains(".") ? className : PACKAGE + className;
        try {
            return Class.forName(name, false, loader).asSubclass(FacetCommand.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("no command " + className, e);
        }
    }

    private static String text(URL table) throws IOException {
        try (InputStream in = table.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r", "");
        }
    }
}
