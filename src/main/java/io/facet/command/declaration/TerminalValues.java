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

/** Images and tables of ImageJ, as a terminal gives and takes them. */
public final class TerminalValues {

    private TerminalValues() {}

    /**
     * Opens an image as ImageJ does, with the selection that it was saved with.
     *
     * @throws FacetException if ImageJ cannot open the file
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
     * Checks before a command runs that its image can be written.
     *
     * @throws FacetException if not
     */
    public static void requireFree(Path file, boolean overwrite) {
        PhotographFormat.of(file);
        AtomicFile.requireFree(file, overwrite, "add --force to replace it");
    }

    /** Returns whether a command made an image. */
    public static boolean isImage(Object made) {
        return made instanceof ImagePlus;
    }

    /**
     * Writes an image: as TIFF with everything that ImageJ knows of it, or a single picture in the
     * format that the file's name says.
     *
     * @throws FacetException if it cannot be written
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

    /** Returns what a command made as text: a text itself, or a table with tabs between. */
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
