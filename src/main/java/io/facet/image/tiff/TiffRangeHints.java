package io.facet.image.tiff;

import io.facet.image.RangeHints;
import io.facet.image.ValueRange;
import io.facet.image.metadata.TiffDirectory;
import io.facet.image.metadata.TiffEntry;
import io.facet.image.metadata.TiffTag;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the hints of a TIFF file about the samples of black and white. */
final class TiffRangeHints {

    private static final Pattern IMAGEJ_MIN = Pattern.compile("(?m)^min=(\\S{1,30})$");
    private static final Pattern IMAGEJ_MAX = Pattern.compile("(?m)^max=(\\S{1,30})$");
    private static final Pattern IMAGEJ_CHANNELS = Pattern.compile("(?m)^channels=(\\d{1,6})$");
    private static final Pattern OME_BITS = Pattern.compile("\\bSignificantBits=\"(\\d{1,2})\"");

    /**
     * The letters "IJIJ", with which ImageJ's metadata begin; the ranges have their own letters.
     */
    private static final int IJIJ = 0x494a494a;

    private static final int RANGES = 0x72616e67;

    /**
     * The maximum length of a searched description; OME's grow with the number of pages and are
     * searched for every page.
     */
    private static final int LONGEST_TEXT = 1 << 16;

    /** ImageJ's offset for signed 16-bit samples. */
    private static final int IMAGEJ_OFFSET = 32768;

    private final TiffDirectory directory;
    private final double[] displayed;
    private final TiffLayout layout;
    private final String description;

    private TiffRangeHints(
            TiffDirectory directory, TiffDirectory first, double[] displayed, TiffLayout layout) {
        this.directory = directory;
        this.displayed = displayed;
        this.layout = layout;
        description =
                directory
                        .find(TiffTag.IMAGE_DESCRIPTION)
                        .or(() -> first.find(TiffTag.IMAGE_DESCRIPTION))
                        .map(TiffRangeHints::beginning)
                        .orElse("");
    }

    /**
     * Reads the hints for a page.
     *
     * @param first the directory of the first page, which describes a whole stack
     * @param displayed its {@link #displayedRanges}
     * @param page 0 for the first
     */
    static RangeHints of(
            TiffDirectory directory,
            TiffDirectory first,
            double[] displayed,
            int page,
            TiffLayout layout) {
        TiffRangeHints hints = new TiffRangeHints(directory, first, displayed, layout);
        boolean packed = layout.bits() > 8 && layout.bits() < 16;
        return new RangeHints(
                packed ? OptionalInt.of(layout.bits()) : OptionalInt.empty(),
                hints.tags(),
                hints.displayed(page),
                hints.significantBits());
    }

    private static String beginning(TiffEntry text) {
        int length = Math.min(LONGEST_TEXT, text.value().length);
        return new String(text.value(), 0, length, StandardCharsets.ISO_8859_1);
    }

    private Optional<ValueRange> tags() {
        double white =
                highest(TiffTag.S_MAX_SAMPLE_VALUE)
                        .or(() -> highest(TiffTag.MAX_SAMPLE_VALUE))
                        .orElse(Double.NaN);
        double black =
                lowest(TiffTag.S_MIN_SAMPLE_VALUE)
                        .or(() -> lowest(TiffTag.MIN_SAMPLE_VALUE))
                        .orElse(0.0);
        return range(black, white);
    }

    private Optional<Double> highest(int tag) {
        return directory.find(tag).map(entry -> Arrays.stream(entry.numbers()).max().orElse(0));
    }

    private Optional<Double> lowest(int tag) {
        return directory.find(tag).map(entry -> Arrays.stream(entry.numbers()).min().orElse(0));
    }

    private Optional<ValueRange> displayed(int page) {
        if (!description.startsWith("ImageJ=")) {
            return Optional.empty();
        }
        int offset = layout.kind() == TiffLayout.Kind.SIGNED ? IMAGEJ_OFFSET : 0;
        int channel = page % Math.max(1, (int) number(IMAGEJ_CHANNELS, 1));
        if (2 * channel + 1 < displayed.length) {
            return range(displayed[2 * channel] - offset, displayed[2 * channel + 1] - offset);
        }
        double white = number(IMAGEJ_MAX, Double.NaN);
        return range(number(IMAGEJ_MIN, Double.NaN) - offset, white - offset);
    }

    /**
     * Returns the displayed ranges of the channels of a composite picture: black, white, black and
     * so on.
     */
    static double[] displayedRanges(TiffDirectory first) {
        byte[] metadata =
                first.find(TiffTag.IMAGEJ_METADATA).map(TiffEntry::value).orElse(new byte[0]);
        Optional<TiffEntry> counts = first.find(TiffTag.IMAGEJ_COUNTS).filter(TiffEntry::isWhole);
        ByteBuffer bytes = ByteBuffer.wrap(metadata);
        if (counts.isEmpty() || metadata.length < 4) {
            return new double[0];
        }
        bytes.order(counts.get().order());
        if (bytes.getInt(0) != IJIJ) {
            return new double[0];
        }
        int header = (int) Math.min(metadata.length, counts.get().number(0));
        int entry = 1;
        long at = header;
        for (int type = 4; type + 8 <= header; type += 8) {
            boolean isRanges = bytes.getInt(type) == RANGES;
            for (int n = bytes.getInt(type + 4); n > 0 && entry < counts.get().count(); n--) {
                long length = counts.get().number(entry++);
                if (isRanges && at + length <= metadata.length) {
                    double[] ranges = new double[(int) (length / 8)];
                    bytes.position((int) at)
                            .slice()
                            .order(bytes.order())
                            .asDoubleBuffer()
                            .get(ranges);
                    return ranges;
                }
                at += length;
            }
        }
        return new double[0];
    }

    private OptionalInt significantBits() {
        Matcher bits = OME_BITS.matcher(description);
        int found = bits.find() ? Integer.parseInt(bits.group(1)) : 16;
        return found >= 8 && found < 16 ? OptionalInt.of(found) : OptionalInt.empty();
    }

    private double number(Pattern pattern, double otherwise) {
        Matcher text = pattern.matcher(description);
        try {
            return text.find() ? Double.parseDouble(text.group(1)) : otherwise;
        } catch (NumberFormatException e) {
            // Another program wrote the line.
            return otherwise;
        }
    }

    private static Optional<ValueRange> range(double black, double white) {
        boolean possible =
                (float) black < (float) white
                        && !Float.isInfinite((float) black)
                        && !Float.isInfinite((float) white);
        return possible
                ? Optional.of(new ValueRange((float) black, (float) white))
                : Optional.empty();
    }
}
