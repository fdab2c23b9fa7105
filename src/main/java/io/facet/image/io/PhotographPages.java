package io.facet.image.io;

import io.facet.image.Photograph;
import io.facet.image.ValueRange;
import io.facet.image.tiff.TiffFile;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The pages of a picture file. The list of pages is read only once, so the time to read a whole
 * stack is proportional to its length.
 *
 * <pre>{@code
 * PhotographPages pages = PhotographPages.of(path);
 * for (int page = 0; page < pages.count(); page++) {
 *     Photograph photograph = pages.read(page, Optional.empty());
 * }
 * }</pre>
 */
public final class PhotographPages {

    private final Path file;

    /** Empty if the format has only one page. */
    private final Optional<TiffFile> tiff;

    private PhotographPages(Path file, Optional<TiffFile> tiff) {
        this.file = file;
        this.tiff = tiff;
    }

    /**
     * Finds the pages of a file.
     *
     * @throws io.facet.FacetException if the file is missing, empty, a folder, damaged, or of a
     *     format that {@link PhotographFile#read(Path)} does not read, or Java cannot write its
     *     name under this locale
     */
    public static PhotographPages of(Path file) {
        PhotographFile.requireReadable(file);
        return new PhotographPages(file, PhotographReader.tiff(file));
    }

    /** Returns the number of pages: 1 for all formats except TIFF. */
    public int count() {
        return tiff.map(TiffFile::pages).orElse(1);
    }

    /**
     * Reads a page in the same way as {@link PhotographFile#read(Path)} reads the first one.
     *
     * @param page 0 for the first
     * @param range the samples of black and white; if empty, they are detected from the file's
     *     metadata and samples, and the photograph's notes report it
     * @throws io.facet.FacetException as there, if there is no such page, or if the picture's depth
     *     cannot hold the range
     */
    public Photograph read(int page, Optional<ValueRange> range) {
        PhotographReader.requirePage(file, page, count());
        return PhotographReader.read(file, tiff, page, range);
    }

    /** Returns the page structure if the format can have several pages. */
    Optional<TiffFile> tiff() {
        return tiff;
    }
}
