package io.facet.command.declaration;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.measure.ResultsTable;
import io.facet.FacetException;
import io.facet.file.AtomicFile;
import io.facet.image.ij.ImageJPicture;
import io.facet.image.io.PhotographFile;
import io.facet.image.io.PhotographFormat;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads and writes ImageJ's images and tables for a terminal. */
public final class TerminalValues {

    private TerminalValues() {}

    /**
     * Opens an image as ImageJ does, including its stored selection.
     *
     * @throws FacetException if the file cannot be read or ImageJ cannot open it
     */
    public static Object image(Path file) {
        PhotographFile.requireReadable(file);
        ImagePlus image = new Opener().openImage(file.toString());
        if (image == null) {
            throw new FacetException(
                    file + " is not an image that ImageJ opens; save it as TIFF or PNG.");
        }
        return image;
    }

    /**
     * Checks, before a command runs, that its output image can be written.
     *
     * @throws FacetException if the format is not supported, or if the file exists and {@code
     *     overwrite} is false, is a folder, or has a name that the system does not allow
     */
    public static void requireFree(Path file, boolean overwrite) {
        PhotographFormat.of(file);
        AtomicFile.requireFree(file, overwrite, "add --force to replace it");
    }

    /** Returns whether an output of a command is an image. */
    public static boolean isImage(Object made) {
        return made instanceof ImagePlus;
    }

    /**
     * Writes an image: as TIFF with everything that ImageJ stores in it, or a single image in the
     * format of the file extension.
     *
     * @throws FacetException if it cannot be written, or if it is a stack and the file is not TIFF
     */
    public static void write(Object made, Path file, boolean overwrite) {
        ImagePlus image = (ImagePlus) made;
        if (file.toString().toLowerCase(Locale.ROOT).matches(".*\\.tiff?")) {
            byte[] tiff = new FileSaver(image).serialize();
            AtomicFile.write(file, overwrite, out -> out.write(tiff));
        } else if (image.getStackSize() == 1) {
            PhotographFile.write(ImageJPicture.of(image).photograph(0), file, overwrite);
        } else {
            throw new FacetException("Only TIFF holds a stack; name the output .tif.");
        }
    }

    /**
     * Returns an output of a command as text: a text itself, or a table with columns separated by
     * tabs. Empty for other outputs.
     */
    public static Optional<String> text(Object made) {
        if (made instanceof ResultsTable table) {
            return Optional.of(
                    Stream.concat(
                                    Stream.of(String.join("\t", table.getHeadings())),
                                    IntStream.range(0, table.size())
                                            .mapToObj(table::getRowAsString))
                            .collect(Collectors.joining("\n")));
        }
        return made instanceof String text && !text.isBlank()
                ? Optional.of(text.stripTrailing())
                : Optional.empty();
    }
}
