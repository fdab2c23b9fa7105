package io.facet.image.io;

import io.facet.FacetException;
import io.facet.image.Photograph;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** A format that photographs are written in; the ending of a file's name says which. */
public enum PhotographFormat {
    PNG(16, true, false, ".png"),
    TIFF(32, true, true, ".tif", ".tiff"),
    JPEG(8, false, false, ".jpg", ".jpeg");

    private final int mostBits;
    private final boolean holdsAlpha;
    private final boolean holdsPages;
    private final String[] endings;

    PhotographFormat(int mostBits, boolean holdsAlpha, boolean holdsPages, String... endings) {
        this.mostBits = mostBits;
        this.holdsAlpha = holdsAlpha;
        this.holdsPages = holdsPages;
        this.endings = endings;
    }

    /**
     * The format of a file by its name's ending, in capitals or not.
     *
     * @throws FacetException if the name has another ending or none
     */
    public static PhotographFormat of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String ending = name.substring(Math.max(0, name.lastIndexOf('.')));
        return Stream.of(values())
                .filter(format -> Stream.of(format.endings).anyMatch(ending::equals))
                .findFirst()
                .orElseThrow(
                        () ->
                                new FacetException(
                                        "Cannot tell a format from the name "
                                                + file
                                                + "; end it in .png, .tif or .jpg."));
    }

    /**
     * Checks that a photograph keeps its depth and opacity in this format.
     *
     * @param file where it is to go
     * @throws FacetException if it does not
     */
    public void requireFor(Photograph photograph, Path file) {
        if (photograph.isSigned() && this != TIFF) {
            throw new FacetException(
                    "%s cannot hold the picture's signed samples; name the output .tif instead of %s."
                            .formatted(this, file));
        }
        requireFor(photograph.bitDepth(), photograph.hasAlpha(), file);
    }

    /**
     * Checks that a file of this format can hold so many pictures.
     *
     * @param pages how many
     * @param file where they are to go
     * @throws FacetException if it cannot
     */
    public void requireForPages(int pages, Path file) {
        if (pages > 1 && !holdsPages) {
            throw new FacetException(
                    "%s holds one picture, and this file has %d pages; name the output .tif instead of %s, and all pages are kept."
                            .formatted(this, pages, file));
        }
    }

    void requireFor(int bitDepth, boolean hasAlpha, Path file) {
        if (hasAlpha && !holdsAlpha) {
            throw new FacetException(
                    "JPEG cannot hold the picture's transparency; name the output .png or .tif"
                            + " instead of "
                            + file
                            + ".");
        }
        if (bitDepth > mostBits) {
            throw new FacetException(
                    "%s cannot hold the picture's %d bits per sample; name the output %s instead of %s."
                            .formatted(
                                    this,
                                    bitDepth,
                                    bitDepth > PNG.mostBits ? ".tif" : ".png or .tif",
                                    file));
        }
    }
}
