package io.facet.image.tiff;

import io.facet.image.RangeHints;
import io.facet.image.metadata.ExifBlock;
import io.facet.image.metadata.MetadataBlock;
import io.facet.image.metadata.PhotographMetadata;
import io.facet.image.metadata.PictureFlaw;
import io.facet.image.metadata.TiffDirectory;
import io.facet.image.metadata.TiffEntry;
import io.facet.image.metadata.TiffParser;
import io.facet.image.metadata.TiffTag;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Represents a TIFF or BigTIFF file as its tags. */
public final class TiffFile {

    /**
     * Matches the description that ImageJ writes for a stack that has one directory for all pages.
     */
    private static final Pattern IMAGEJ_PAGES = Pattern.compile("(?s)ImageJ=.*\\bimages=(\\d+).*");

    private final TiffParser parser;

    /**
     * The first directory, which describes a whole stack. It grows with the number of pages, so it
     * is read once.
     */
    private final TiffDirectory first;

    /** The displayed ranges of the channels that ImageJ stored in the first page. */
    private final double[] displayed;

    private TiffFile(TiffParser parser, TiffDirectory first, double[] displayed) {
        this.parser = parser;
        this.first = first;
        this.displayed = displayed;
    }

    /**
     * Finds the pages of a file.
     *
     * @param in open; closed by the caller, and read by {@link #page} until then
     * @throws PictureFlaw if the pages form a loop
     * @throws IOException if the file cannot be read or is not a TIFF file
     */
    public static TiffFile of(FileChannel in) throws IOException {
        TiffParser parser = TiffParser.ofPages(TiffParser.Bytes.of(in));
        TiffDirectory first = parser.pages() == 0 ? new TiffDirectory(List.of()) : parser.page(0);
        return new TiffFile(parser, first, TiffRangeHints.displayedRanges(first));
    }

    /** Returns the same file on a reopened channel. */
    public TiffFile reopened(FileChannel in) {
        return new TiffFile(parser.of(TiffParser.Bytes.of(in)), first, displayed);
    }

    /** Returns the byte order of numbers. */
    public ByteOrder order() {
        return parser.order();
    }

    /** Returns the number of pages. */
    public int pages() {
        return parser.pages();
    }

    /**
     * Reads the directory of a page.
     *
     * @param page 0 for the first
     * @throws IOException if it cannot be read
     */
    public TiffDirectory page(int page) throws IOException {
        return page == 0 ? first : parser.page(page);
    }

    /** Reads the hints of the file about the samples of black and white on a page. */
    public RangeHints rangeHints(int page, TiffDirectory directory, TiffLayout layout) {
        return TiffRangeHints.of(directory, first, displayed, page, layout);
    }

    /**
     * Returns the number of pages that ImageJ stored without directories of their own; 0 if there
     * are none.
     */
    public int undescribedPages() {
        if (pages() != 1) {
            return 0;
        }
        Matcher description =
                first.find(TiffTag.IMAGE_DESCRIPTION)
                        .map(entry -> new String(entry.value(), StandardCharsets.ISO_8859_1))
                        .map(IMAGEJ_PAGES::matcher)
                        .orElse(IMAGEJ_PAGES.matcher(""));
        if (!description.matches() || description.group(1).length() > 9) {
            return 0;
        }
        int images = Integer.parseInt(description.group(1));
        return images > 1 ? images : 0;
    }

    /** Returns the metadata of a page, before its orientation is applied. */
    public static PhotographMetadata metadata(TiffDirectory directory, ByteOrder order) {
        return new PhotographMetadata(
                block(directory, TiffTag.ICC_PROFILE),
                exif(directory, order),
                block(directory, TiffTag.XMP),
                ExifBlock.resolution(directory),
                List.of(),
                Optional.empty());
    }

    /**
     * Returns all tags that other files can store, and the orientation for callers that rotate the
     * picture.
     */
    private static Optional<MetadataBlock> exif(TiffDirectory directory, ByteOrder order) {
        TiffDirectory kept = new TiffDirectory(directory.kept());
        long orientation = directory.number(TiffTag.ORIENTATION, 1);
        if (orientation != 1) {
            kept =
                    kept.with(
                            List.of(
                                    TiffEntry.ofShorts(
                                            TiffTag.ORIENTATION, order, (int) orientation)));
        }
        return kept.entries().isEmpty() ? Optional.empty() : Optional.of(ExifBlock.of(kept, order));
    }

    private static Optional<MetadataBlock> block(TiffDirectory directory, int tag) {
        return directory.find(tag).map(TiffEntry::value).map(MetadataBlock::of);
    }
}
