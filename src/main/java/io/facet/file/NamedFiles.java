package io.facet.file;

import io.facet.FacetException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lists the files of a folder that are looked up by name, such as {@code smile.facet}.
 *
 * <p>Names consist of lower-case letters, digits and hyphens. Other files, as systems and users
 * create them, are omitted: {@code ._smile.facet}, {@code smile (1).facet}, {@code Smile.facet},
 * {@code smile.facet.bak}. Two files therefore never share a name on any file system. Folders are
 * omitted too. Broken links are listed, so that an error about one can name it.
 */
public final class NamedFiles {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private NamedFiles() {}

    /**
     * Lists a folder.
     *
     * @param ending of the files, including the full stop
     * @return the files, keyed by their names without the ending, in alphabetical order
     * @throws FacetException if the folder cannot be read
     */
    public static Map<String, Path> in(Path folder, String ending) {
        Map<String, Path> files = new TreeMap<>();
        for (Path file : listed(folder)) {
            String name = file.getFileName().toString();
            if (name.endsWith(ending)) {
                String plain = name.substring(0, name.length() - ending.length());
                if (NAME.matcher(plain).matches() && !Files.isDirectory(file)) {
                    files.put(plain, file);
                }
            }
        }
        return files;
    }

    private static List<Path> listed(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        } catch (UncheckedIOException e) {
            throw unreadable(folder, e.getCause());
        }
    }

    private static FacetException unreadable(Path folder, IOException e) {
        return new FacetException(
                "The folder " + folder + " cannot be read: " + FileErrors.reason(e) + ".", e);
    }
}
