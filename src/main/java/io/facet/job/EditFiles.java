package io.facet.job;

import io.facet.FacetException;
import io.facet.file.AtomicFile;
import io.facet.image.io.PhotographFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Names the files that an edit writes: the picture and, if requested, details next to it whose
 * names are derived from the picture's. For {@code out.png} these are {@code out-difference.png},
 * {@code out-loss.png}, {@code out-loss.csv} and {@code out.json}. If there are several faces, each
 * has its own losses, such as {@code out-face2-loss.csv}. If there are several pages, each has its
 * own losses, such as {@code out-page3-face2-loss.csv}, and its own difference, {@code
 * out-page3-difference.png}.
 *
 * @param picture the edited picture
 */
public record EditFiles(Path picture) {

    /** Returns the picture of what the edits of a page changed. */
    public Path difference(Part page) {
        return beside(page.suffix() + "-difference.png");
    }

    /** Returns the plot of how the loss decreased. */
    public Path lossPlot(Part face) {
        return beside(face.suffix() + "-loss.png");
    }

    /** Returns the table of how the loss decreased. */
    public Path lossTable(Part face) {
        return beside(face.suffix() + "-loss.csv");
    }

    /** Returns the record of all settings. */
    public Path record() {
        return beside(".json");
    }

    /** Returns all files of a page except the picture and the record. */
    public List<Path> details(Part page, List<Part> faces) {
        return Stream.concat(
                        Stream.of(difference(page)),
                        faces.stream().flatMap(face -> Stream.of(lossPlot(face), lossTable(face))))
                .toList();
    }

    private Path beside(String ending) {
        String name = picture.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return picture.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ending);
    }

    /**
     * Checks before the computation for failures that would otherwise occur after it.
     *
     * @param files the files that will be written
     * @param input the picture to edit, which must not be overwritten
     * @param force whether existing files may be replaced
     * @param permission how the user allows this, as in {@link AtomicFile#requireFree}
     * @throws FacetException if a file could not be written
     */
    public static void requireWritable(
            List<Path> files, Path input, boolean force, String permission) {
        for (Path file : files) {
            if (isSame(file, input)) {
                throw new FacetException(
                        file
                                + " is the picture to edit, which Facet never changes; name"
                                + " another output.");
            }
            AtomicFile.requireFree(file, force, permission);
            requireFolder(file);
        }
    }

    /**
     * @throws FacetException if the format cannot hold this photograph, or the other pages of its
     *     file
     */
    public void requireFormatFor(InputPicture input) {
        PhotographFormat format = PhotographFormat.of(picture);
        format.requireFor(input.photograph(), picture);
        format.requireForPages(input.pages(), picture);
    }

    private static void requireFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        while (!Files.exists(folder)) {
            if (folder.getParent() == null) {
                throw new FacetException(
                        "Cannot write %s: there is no %s.".formatted(file, folder));
            }
            folder = folder.getParent();
        }
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new FacetException(
                    "Cannot write %s: %s is %s."
                            .formatted(
                                    file,
                                    folder,
                                    Files.isDirectory(folder)
                                            ? "a folder that you may not write to"
                                            : "no folder"));
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            // One of the files does not exist or cannot be accessed, so compare the names.
            return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
        }
    }
}
