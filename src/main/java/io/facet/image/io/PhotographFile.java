package io.facet.image.io;

import io.facet.file.AtomicFile;
import io.facet.file.NativeName;
import io.facet.image.Photograph;
import io.facet.image.RasterConversion;
import io.facet.image.tiff.TiffCopiedPage;
import io.facet.image.tiff.TiffFile;
import io.facet.image.tiff.TiffPage;
import io.facet.image.tiff.TiffPhotographPage;
import io.facet.image.tiff.TiffWriter;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads and writes photographs.
 *
 * <pre>{@code
 * Photograph before = PhotographFile.read(Path.of("in.png"));
 * PhotographFile.write(before, Path.of("out.tif"), false);
 * }</pre>
 *
 * <p>PNG and TIFF preserve every sample and the bit depth; JPEG does not. All three keep the colour
 * profile, EXIF, XMP and the resolution; PNG and JPEG also keep comments.
 */
public final class PhotographFile {

    private PhotographFile() {}

    /**
     * Reads the first picture of a PNG, JPEG, TIFF, BMP or GIF file, upright and with its metadata;
     * the content determines the format, not the name. Four inks (CMYK) become sRGB.
     *
     * @throws io.facet.FacetException if the file is missing, empty, a folder, truncated, damaged,
     *     of another format, too large for the memory, or has colours or a bit depth that {@link
     *     Photograph#of} rejects
     */
    public static Photograph read(Path file) {
        return read(file, 0);
    }

    /**
     * Reads one page of a TIFF file as {@link #read(Path)} reads the first.
     *
     * @param page 0 for the first, which is the only one in other formats
     * @throws io.facet.FacetException as there, or if there is no such page
     */
    public static Photograph read(Path file, int page) {
        return PhotographPages.of(file).read(page, Optional.empty());
    }

    /**
     * Returns the number of pages of a file: 1 for all formats except TIFF.
     *
     * @throws io.facet.FacetException if the file is missing, empty, a folder, damaged, or of
     *     another format
     */
    public static int pages(Path file) {
        return PhotographPages.of(file).count();
    }

    /**
     * Checks the name and the first bytes of a file without decoding it.
     *
     * @throws io.facet.FacetException if Java cannot write the file's name under this locale, or
     *     the file is a picture of a format that is not read
     */
    public static void requireReadable(Path file) {
        new NativeName(file).requireText();
        PictureKind.requireReadable(file);
    }

    /**
     * Writes a photograph, completely or not at all, in the format of the name's extension: png,
     * tif, tiff, jpg or jpeg. Missing folders are created.
     *
     * @param overwrite whether a file that is there already may be replaced
     * @throws io.facet.FacetException if the extension is another, the format cannot hold the
     *     photograph (JPEG has 8 bits and no alpha, PNG 16 bits), the file exists and may not be
     *     replaced, or it cannot be written
     */
    public static void write(Photograph photograph, Path file, boolean overwrite) {
        PhotographFormat format = PhotographFormat.of(file);
        format.requireFor(photograph, file);
        AtomicFile.write(file, overwrite, out -> PhotographWriter.write(photograph, format, out));
    }

    /**
     * Writes a rendered picture, such as a plot, in the same way as {@link #write(Photograph, Path,
     * boolean)} writes a photograph.
     *
     * @throws io.facet.FacetException as there
     */
    public static void write(BufferedImage picture, Path file, boolean overwrite) {
        write(RasterConversion.takenFrom(picture), file, overwrite);
    }

    /**
     * Writes all pages of a file, with some of them replaced. The others are copied byte for byte
     * with their compression and tags.
     *
     * @param original the file to take the pages from; it is not modified
     * @param changed photographs, keyed by the page that they replace (0 for the first)
     * @param file the file to write, as in {@link #write(Photograph, Path, boolean)}
     * @throws io.facet.FacetException as there, if a page does not exist, or if there are several
     *     and the file is not a TIFF
     */
    public static void writePages(
            Path original, Map<Integer, Photograph> changed, Path file, boolean overwrite) {
        PhotographPages before = PhotographPages.of(original);
        int count = before.count();
        changed.keySet().forEach(page -> PhotographReader.requirePage(original, page, count));
        PhotographFormat format = PhotographFormat.of(file);
        format.requireForPages(count, file);
        changed.values().forEach(photograph -> format.requireFor(photograph, file));
        if (count == 1) {
            write(changed.isEmpty() ? read(original) : changed.get(0), file, overwrite);
            return;
        }
        AtomicFile.write(
                file,
                overwrite,
                out -> {
                    try (FileChannel in = FileChannel.open(original)) {
                        TiffFile tiff = before.tiff().orElseThrow().reopened(in);
                        TiffWriter.write(pages(tiff, in, changed), tiff.order(), out);
                    }
                });
    }

    private static List<TiffPage> pages(
            TiffFile tiff, FileChannel in, Map<Integer, Photograph> changed) throws IOException {
        List<TiffPage> pages = new ArrayList<>();
        for (int page = 0; page < tiff.pages(); page++) {
            pages.add(
                    changed.containsKey(page)
                            ? new TiffPhotographPage(changed.get(page))
                            : new TiffCopiedPage(in, tiff.page(page)));
        }
        return pages;
    }
}
