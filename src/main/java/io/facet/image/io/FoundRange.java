package io.facet.image.io;

import io.facet.image.Photograph;
import io.facet.image.RangeHints;
import io.facet.image.Region;
import io.facet.image.SampleRange;
import io.facet.image.SampleRaster;
import io.facet.image.SampleText;
import io.facet.image.ValueRange;
import java.util.Optional;

/**
 * The detected sample values of black and white where the bit depth does not define them: in
 * pictures with fewer bits than the file can store, with signed samples, or with floats that ImageJ
 * saved.
 *
 * <p>The first source that applies is used: the packed bit depth; the tags, if no sample lies
 * outside them; the display range of ImageJ, if at most a hundredth of the samples lie outside it,
 * since ImageJ stores one range for all slices and saturates a few samples to enhance the contrast;
 * the significant bits, if all samples fit into them; and finally the samples themselves, which
 * have 8, 10, 12 or 14 bits if all fit into these.
 *
 * @param range black and white
 * @param note a sentence for users that states the range and the reason
 */
record FoundRange(ValueRange range, String note) {

    private static final int[] DEPTHS = {8, 10, 12, 14};

    /** One in this many samples may lie outside the display range of ImageJ. */
    private static final int MOST_OUTSIDE = 100;

    /** Finds the range of a photograph; empty if the bit depth defines it. */
    static Optional<FoundRange> of(Photograph photograph, RangeHints hints) {
        if (photograph.bitDepth() == 8) {
            return Optional.empty();
        }
        float[] extremes = SampleRaster.extremes(photograph.raster(), photograph.bands());
        return said(photograph, hints, extremes)
                .or(() -> ofBits(photograph, hints, extremes))
                .filter(found -> !isDefault(photograph, found.range()));
    }

    private static Optional<FoundRange> said(
            Photograph photograph, RangeHints hints, float[] extremes) {
        if (hints.storedBits().isPresent()) {
            int bits = hints.storedBits().getAsInt();
            return Optional.of(new FoundRange(ofBits(bits), "Its samples have " + bits + " bits"));
        }
        Optional<FoundRange> byTags =
                hints.tags()
                        .filter(range -> isPossible(photograph, range))
                        .filter(
                                range ->
                                        range.black() <= extremes[0]
                                                && extremes[1] <= range.white())
                        .map(range -> new FoundRange(range, "Its tags say so"));
        return byTags.or(
                () ->
                        hints.displayed()
                                .filter(range -> isPossible(photograph, range))
                                .filter(range -> holdsMost(photograph, range))
                                .map(range -> new FoundRange(range, "ImageJ displayed it so")));
    }

    private static Optional<FoundRange> ofBits(
            Photograph photograph, RangeHints hints, float[] extremes) {
        if (photograph.bitDepth() != 16 || extremes[0] == extremes[1]) {
            return Optional.empty();
        }
        if (extremes[0] < 0) {
            return Optional.of(
                    new FoundRange(
                            new ValueRange(extremes[0], extremes[1]),
                            "These are its lowest and its highest sample"));
        }
        if (hints.significantBits().isPresent()) {
            // As PNG requires, samples of fewer bits are usually scaled to the whole range.
            int bits = hints.significantBits().getAsInt();
            return Optional.of(new FoundRange(ofBits(bits), "The file says " + bits + " bits"))
                    .filter(found -> extremes[1] <= found.range().white());
        }
        for (int bits : DEPTHS) {
            if (extremes[1] <= ofBits(bits).white()) {
                return Optional.of(
                        new FoundRange(ofBits(bits), "All its samples fit into " + bits + " bits"));
            }
        }
        return Optional.empty();
    }

    private static boolean holdsMost(Photograph photograph, ValueRange range) {
        long outside = 0;
        for (int band = 0; band < photograph.bands(); band++) {
            for (int y = 0; y < photograph.height(); y++) {
                Region row = new Region(0, y, photograph.width(), 1);
                for (float sample : photograph.plane(band, row)) {
                    outside += sample < range.black() || sample > range.white() ? 1 : 0;
                }
            }
        }
        return outside * MOST_OUTSIDE
                <= (long) photograph.width() * photograph.height() * photograph.bands();
    }

    /** Returns a sentence with the range and the reason. */
    String sentence() {
        return "%s counts as black and %s as white. %s."
                .formatted(SampleText.of(range.black()), SampleText.of(range.white()), note);
    }

    private static ValueRange ofBits(int bits) {
        return new ValueRange(0, (1 << bits) - 1);
    }

    private static boolean isPossible(Photograph photograph, ValueRange range) {
        SampleRange samples = new SampleRange(photograph.bitDepth(), range.black(), range.white());
        return photograph.isSigned() ? samples.isPossibleSigned() : samples.isPossible();
    }

    private static boolean isDefault(Photograph photograph, ValueRange range) {
        return range.black() == photograph.minValue() && range.white() == photograph.maxValue();
    }
}
