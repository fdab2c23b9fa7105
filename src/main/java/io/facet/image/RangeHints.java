package io.facet.image;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A file's information on the sample values of black and white.
 *
 * @param storedBits bits per packed sample, if the photograph has more
 * @param tags the lowest and highest sample according to the TIFF tags
 * @param displayed the display range of ImageJ when it saved the picture
 * @param significantBits number of significant bits per sample, from the PNG chunk sBIT or from OME
 *     metadata
 */
public record RangeHints(
        OptionalInt storedBits,
        Optional<ValueRange> tags,
        Optional<ValueRange> displayed,
        OptionalInt significantBits) {

    /** No information. */
    public static final RangeHints NONE =
            new RangeHints(
                    OptionalInt.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty());

    /** Returns the hint of the PNG chunk sBIT. */
    public static RangeHints ofSignificantBits(OptionalInt bits) {
        return new RangeHints(OptionalInt.empty(), Optional.empty(), Optional.empty(), bits);
    }
}
