package io.facet.image;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A TIFF file, by its tags.
 *
 * @param file where it lies
 * @param order of the bytes in its numbers
 * @param pages what describes its pages
 */
record TiffFile(Path file, ByteOrder order, List<TiffDirectory> pages) {

    /** What ImageJ writes into the description of a stack that has one directory for all pages. */
    private static final Pattern IMAGEJ_PAGES = Pattern.compile("(?s)ImageJ=.*\\bimages=(\\d+).*");

    /**
     * @throws IOException if the file cannot be read or is no TIFF file
     */
    static TiffFile read(Path file) throws IOException {
        try (FileChannel in = FileChannel.open(file)) {
            TiffParser.Pages parsed = TiffParser.parse(TiffParser.Bytes.of(in));
            return new TiffFile(file, parsed.order(), parsed.pages());
        }
    }

    /** How many pages ImageJ wrote behind the only directory; 0 if it did not. */
    int undescribedPages() {
        if (pages.size() != 1) {
            return 0;
        }
        Matcher description =
                pages.get(0)
                        .find(TiffTag.IMAGE_DESCRIPTION)
                        .map(entry -> new String(entry.value(), StandardCharsets.ISO_8859_1))
                        .map(IMAGEJ_PAGES::matcher)
                        .orElse(IMAGEJ_PAGES.matcher(""));
        if (!description.matches() || description.group(1).length() > 9) {
            return 0;
        }
        int images = Integer.parseInt(description.group(1));
        return images > 1 ? images : 0;
    }

    /**
     * What the tags of a page say of its picture, as it lies in the file.
     *
     * @param page 0 for the first
     */
    PhotographMetadata metadata(int page) {
        TiffDirectory directory = pages.get(page);
        return new PhotographMetadata(
                block(directory, TiffTag.ICC_PROFILE),
                exif(directory),
                block(directory, TiffTag.XMP),
                resolution(directory),
                List.of(),
                Optional.empty());
    }

    /** All tags that other files can hold, with the orientation for those who turn the picture. */
    private Optional<MetadataBlock> exif(TiffDirectory directory) {
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

    /** The resolution that a directory of tags gives, if it gives one that can be. */
    static Optional<Resolution> resolution(TiffDirectory directory) {
        double horizontal =
                directory.find(TiffTag.X_RESOLUTION).map(TiffEntry::fraction).orElse(Double.NaN);
        double vertical =
                directory.find(TiffTag.Y_RESOLUTION).map(TiffEntry::fraction).orElse(Double.NaN);
        Resolution.Unit unit =
                switch ((int) directory.number(TiffTag.RESOLUTION_UNIT, 2)) {
                    case 2 -> Resolution.Unit.INCH;
                    case 3 -> Resolution.Unit.CENTIMETRE;
                    default -> Resolution.Unit.NONE;
                };
        boolean known =
                horizontal > 0
                        && vertical > 0
                        && horizontal < Double.POSITIVE_INFINITY
                        && vertical < Double.POSITIVE_INFINITY;
        return known ? Optional.of(new Resolution(horizontal, vertical, unit)) : Optional.empty();
    }

    private static Optional<MetadataBlock> block(TiffDirectory directory, int tag) {
        return directory.find(tag).map(TiffEntry::value).map(MetadataBlock::of);
    }
}
