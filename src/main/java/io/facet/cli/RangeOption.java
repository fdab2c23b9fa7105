package io.facet.cli;

import io.facet.image.ValueRange;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * The option for which samples count as black and white, for the commands that read photographs.
 */
final class RangeOption {

    @Option(
            names = "--range",
            paramLabel = "BLACK,WHITE",
            description =
                    "Samples that count as black and white, as in 0,4095 for 12 bits in 16. Samples"
                            + " keep their values. Default: as the file or its samples say, and as"
                            + " is printed then.")
    private ValueRange range;

    /** Returns the range, if the user gave one. */
    Optional<ValueRange> get() {
        return Optional.ofNullable(range);
    }
}
