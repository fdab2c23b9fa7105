package io.facet.image;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a file says about the samples of black and white.
 *
 * @param storedBits bits of a sample as they are packed, if the photograph has more
 * @param tags the lowest and highest sample by TIFF's tags
 * @param displayed what ImageJ displayed as black and white when it saved the picture
 * @param significantBits how many bits of a sample mean something, by PNG's chunk sBIT or by OME
 */
public record RangeHints(
        OptionalInt storedBits,
        Optional<ValueRange> tags,
        Optional<ValueRange> displayed,
        OptionalInt significantBits) {

    /** Nothing is said. */
    public static final RangeHints NONE =
            new RangeHints(
                    OptionalInt.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty());

    /** The hint of PNG's chunk sBIT. */
    public static RangeHints ofSignificantBits(OptionalInt bits) {
        return new RangeHints(OptionalInt.empty(), Optional.empty(), Optional.empty(), bits);
    }
}
