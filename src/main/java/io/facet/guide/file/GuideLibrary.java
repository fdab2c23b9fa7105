package io.facet.guide.file;

import io.facet.FacetException;
import io.facet.file.NamedFiles;
import io.facet.guide.GuideSet;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The guide sets of a folder, by attribute. A set is read on first request and cached. Thread-safe.
 */
public final class GuideLibrary {

    /** Name of the folder, next to those of the networks. */
    public static final String FOLDER = "guides";

    /** The sets that come with Facet. Edits would differ without one of them. */
    private static final Set<String> BUNDLED =
            Set.of(
                    "age",
                    "beard",
                    "glasses",
                    "masculinity",
                    "mouth-open",
                    "mustache",
                    "smile",
                    "sunglasses");

    private final Path folder;
    private final Map<String, Path> files;
    private final Map<String, GuideSet> read = new ConcurrentHashMap<>();

    private GuideLibrary(Path folder, Map<String, Path> files) {
        this.folder = folder;
        this.files = files;
    }

    /**
     * Lists a folder; a missing folder contains no sets.
     *
     * @throws FacetException if it cannot be read, or is not a folder
     */
    public static GuideLibrary open(Path folder) {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder)) {
            throw new FacetException(
                    folder
                            + " is a file, or a link that leads nowhere, instead of the folder with"
                            + " the guides. Restore the folder from Facet's download.");
        }
        return new GuideLibrary(
                folder,
                Files.isDirectory(folder) ? NamedFiles.in(folder, GuideSetFile.ENDING) : Map.of());
    }

    /** Returns the names of all sets, in alphabetical order. */
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    /** Returns the file of the set with this name, if there is one. */
    public Optional<Path> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /**
     * Returns the guides of an attribute, if there are any.
     *
     * @throws FacetException if the file is damaged, contains the guides of another attribute, or
     *     is missing although it comes with Facet and the folder exists
     */
    public Optional<GuideSet> get(String name) {
        Path file = files.get(name);
        if (file == null && BUNDLED.contains(name) && Files.isDirectory(folder)) {
            throw new FacetException(
                    folder.resolve(name + GuideSetFile.ENDING)
                            + " is missing, and the edit would differ without it. Restore"
                            + " the file from Facet's download.");
        }
        return file == null
                ? Optional.empty()
                : Optional.of(read.computeIfAbsent(name, key -> checked(key, file)));
    }

    private static GuideSet checked(String name, Path file) {
        GuideSet set = GuideSetFile.read(file);
        if (!set.name().equals(name)) {
            throw new FacetException(
                    file
                            + " holds the guides of '"
                            + set.name()
                            + "', not of '"
                            + name
                            + "'. Give the file back its name; if another has that name, delete"
                            + " this one and restore "
                            + name
                            + GuideSetFile.ENDING
                            + " from Facet's download.");
        }
        return set;
    }
}
