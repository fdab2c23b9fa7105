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

/** A TIFF or BigTIFF file, by its tags. */
public final class TiffFile {

    /** What ImageJ writes into the description of a stack that has one directory for all pages. */
    private static final Pattern IMAGEJ_PAGES = Pattern.compile("(?s)ImageJ=.*\\bimages=(\\d+).*");

    private final TiffParser parser;

    /** Describes a whole stack, so it is read once: it grows with the number of pages. */
    private final TiffDirectory first;

    /** What ImageJ displayed of the channels, by the first page. */
    private final double[] displayed;

    private TiffFile(TiffParser parser, TiffDirectory first, double[] displayed) {
        this.parser = parser;
        this.first = first;
        this.displayed = displayed;
    }

    /**
     * Finds the pages of a file.
     *
     * @param in open; stays the caller's to close, and {@link #page} reads it until it is closed
     * @throws PictureFlaw if the pages form a loop
     * @throws IOException if the file cannot be read or is no TIFF file
     */
    public static TiffFile of(FileChannel in) throws IOException {
        TiffParser parser = TiffParser.ofPages(TiffParser.Bytes.of(in));
        TiffDirectory first = parser.pages() == 0 ? new TiffDirectory(List.of()) : parser.page(0);
        return new TiffFile(parser, first, TiffRangeHints.displayedRanges(first));
    }

    /** The same file, opened anew. */
    public TiffFile reopened(FileChannel in) {
        return new TiffFile(parser.of(TiffParser.Bytes.of(in)), first, displayed);
    }

    /** The order of the bytes in its numbers. */
    public ByteOrder order() {
        return parser.order();
    }

    /** How many pages there are. */
    public int pages() {
        return parser.pages();
    }

    /**
     * Reads what describes a page.
     *
     * @param page 0 for the first
     * @throws IOException if it cannot be read
     */
    public TiffDirectory page(int page) throws IOException {
        return page == 0 ? first : parser.page(page);
    }

    /** Reads what the file says about the samples of black and white on a page. */
    public RangeHints rangeHints(int page, TiffDirectory directory, TiffLayout layout) {
        return TiffRangeHints.of(directory, first, displayed, page, layout);
    }

    /** How many pages ImageJ wrote behind the only directory; 0 if it did not. */
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

    /** What the tags of a page say of its picture, as it lies in the file. */
    public static PhotographMetadata metadata(TiffDirectory directory, ByteOrder order) {
        return new PhotographMetadata(
                block(directory, TiffTag.ICC_PROFILE),
                exif(directory, order),
                block(directory, TiffTag.XMP),
                ExifBlock.resolution(directory),
                List.of(),
                Optional.empty());
    }

    /** All tags that other files can hold, with the orientation for those who turn the picture. */
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
