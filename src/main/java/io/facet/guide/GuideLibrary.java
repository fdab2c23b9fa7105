package io.facet.guide;

import io.facet.FacetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The guide sets of a folder, by the attributes that they are for. A set is read when it is asked
 * for, and kept. Safe for several threads.
 */
public final class GuideLibrary {

    /** Name of the folder, beside those of the networks. */
    public static final String FOLDER = "guides";

    private final Map<String, Path> files;
    private final Map<String, GuideSet> read = new ConcurrentHashMap<>();

    private GuideLibrary(Map<String, Path> files) {
        this.files = files;
    }

    /**
     * Lists a folder; one that is missing holds none.
     *
     * @throws FacetException if it cannot be read
     */
    public static GuideLibrary open(Path folder) {
        Map<String, Path> files = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.list(folder)) {
                all.filter(file -> file.toString().endsWith(GuideSetFile.ENDING))
                        .forEach(file -> files.put(name(file), file));
            } catch (IOException e) {
                throw new FacetException("The folder " + folder + " cannot be read.", e);
            }
        }
        return new GuideLibrary(files);
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - GuideSetFile.ENDING.length());
    }

    /** Returns the names of all sets, in alphabetical order. */
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    /** Returns the file of a set, if there is one of this name. */
    public Optional<Path> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /**
     * Returns the guides of an attribute, if there are any.
     *
     * @throws FacetException if the file is damaged
     */
    public Optional<GuideSet> get(String name) {
        Path file = files.get(name);
        return file == null
                ? Optional.empty()
                : Optional.of(read.computeIfAbsent(name, key -> GuideSetFile.read(file)));
    }
}
