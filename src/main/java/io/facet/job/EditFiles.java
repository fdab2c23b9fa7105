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
 * The files that an edit writes: the picture, and beside it, if they are asked for, details under
 * names made from the picture's. For {@code out.png} these are {@code out-difference.png}, {@code
 * out-loss.png}, {@code out-loss.csv} and {@code out.json}. Of several faces each has its losses,
 * as in {@code out-face2-loss.csv}; of several pages each has its own, {@code
 * out-page3-face2-loss.csv}, and its difference, {@code out-page3-difference.png}.
 *
 * @param picture the edited picture
 */
public record EditFiles(Path picture) {

    /** What the edits of a page changed. */
    public Path difference(Part page) {
        return beside(page.suffix() + "-difference.png");
    }

    /** How the loss fell, as a plot. */
    public Path lossPlot(Part face) {
        return beside(face.suffix() + "-loss.png");
    }

    /** How the loss fell, as a table. */
    public Path lossTable(Part face) {
        return beside(face.suffix() + "-loss.csv");
    }

    /** All settings. */
    public Path record() {
        return beside(".json");
    }

    /** All files of a page but the picture and the record. */
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
     * Checks before the computation what would otherwise fail after it.
     *
     * @param files those that will be written
     * @param input the picture that is edited, which must stay as it is
     * @param force whether files that are there already may be replaced
     * @param permission how a user lets them be replaced, as in {@link AtomicFile#requireFree}
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
            // One of them is not there, or cannot be looked at: then the names decide.
            return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
        }
    }
}
