package io.facet.image.io;

import io.facet.FacetException;
import io.facet.image.Photograph;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** A file format for writing photographs, selected by the extension of the file name. */
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
     * Returns the format of a file by its extension, ignoring case.
     *
     * @throws FacetException if the name has another extension or none
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
     * Checks that this format preserves the bit depth and alpha of a photograph.
     *
     * @param file the file to write, for the message
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
     * Checks that a file of this format can hold a number of pages.
     *
     * @param pages the number of pages
     * @param file the file to write, for the message
     * @throws FacetException if it cannot
     */
    public void requireForPages(int pages, Path file) {
        if (pages > 1 && !holdsPages) {
            throw new FacetException(
                    "%s holds one picture, and this file has %s pages; name the output .tif instead of %s, and all pages are kept."
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
                    "%s cannot hold the picture's %s bits per sample; name the output %s instead of %s."
                            .formatted(
                                    this,
                                    bitDepth,
                                    bitDepth > PNG.mostBits ? ".tif" : ".png or .tif",
                                    file));
        }
    }
}
