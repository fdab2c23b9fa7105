package io.facet.image.io;

import io.facet.FacetException;
import io.facet.file.FileErrors;
import io.facet.file.NativeName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A folder of pictures.
 *
 * @param folder the folder itself
 * @param subfolders whether to include pictures in subfolders; links to folders are not followed
 */
public record PictureFolder(Path folder, boolean subfolders) {

    /**
     * Returns all files that are pictures by their content or by their extension, sorted by path.
     * They are listed even if Facet cannot read their format; {@link PhotographFile} then reports
     * what is wrong with one. A broken link is classified by its name. Files and folders whose
     * names begin with a full stop are omitted, because systems and programs use such names for
     * files of their own.
     *
     * @throws FacetException if there is no such folder, no picture in it, or it cannot be read
     */
    public List<Path> pictures() {
        List<Path> pictures = found();
        if (pictures.isEmpty()) {
            throw new FacetException(
                    "There is no picture in %s; name the folder that the pictures lie in."
                            .formatted(folder));
        }
        return pictures;
    }

    /**
     * Returns the same files as {@link #pictures}, or an empty list if there are none.
     *
     * @throws FacetException if there is no such folder, or it cannot be read
     */
    public List<Path> found() {
        if (!Files.isDirectory(folder)) {
            throw new FacetException("There is no folder of pictures at " + folder + ".");
        }
        try (Stream<Path> files = Files.walk(folder, subfolders ? Integer.MAX_VALUE : 1)) {
            return files.filter(this::isPicture).sorted().toList();
        } catch (UncheckedIOException e) {
            throw unreadable(e.getCause());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The folder that cannot be read may be a subfolder. */
    private FacetException unreadable(IOException e) {
        String which =
                e instanceof FileSystemException named && named.getFile() != null
                        ? named.getFile()
                        : folder.toString();
        return new FacetException(
                "The folder %s cannot be read: %s.".formatted(which, FileErrors.reason(e)), e);
    }

    /** Returns the path of a file relative to this folder, with slashes on every system. */
    public String path(Path file) {
        return steps(file).collect(Collectors.joining("/"));
    }

    private boolean isPicture(Path file) {
        return steps(file).noneMatch(step -> step.startsWith("."))
                && (Files.isRegularFile(file) || isBroken(file))
                && PictureKind.of(file).isPresent();
    }

    private static boolean isBroken(Path file) {
        return Files.isSymbolicLink(file) && !Files.exists(file);
    }

    private Stream<String> steps(Path file) {
        return StreamSupport.stream(folder.relativize(file).spliterator(), false)
                .map(step -> new NativeName(step).text());
    }
}
