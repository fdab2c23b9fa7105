package io.facet.cli;

import io.facet.edit.EditRegion;
import io.facet.edit.Preset;
import io.facet.image.Photograph;
import io.facet.job.RegionChoice;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/** Options that say where a face may change. */
final class RegionOptions {

    @Option(
            names = "--region",
            paramLabel = "NAME,...",
            description =
                    "Where the face may change: parts of it, or crop for hair and background too."
                            + " Parts are face, skin, upper-face, lower-face, eyes, brows, glasses,"
                            + " nose, upper-lip, mouth and chin. Default: where the attributes"
                            + " show, see --list.")
    private EditRegion region;

    @Option(
            names = "--mask",
            paramLabel = "FILE",
            description =
                    "Where the photograph may change, as you drew it: an area that ImageJ saved"
                            + " (.roi), or a picture of the photograph's size, black where nothing"
                            + " changes and white where all may.")
    private Path mask;

    @Option(
            names = "--feather",
            paramLabel = "PIXELS",
            description =
                    "How far the mask rises from its edge inwards, 0 for not at all. Default: a"
                            + " fifth of the eyes' distance.")
    private Double feather;

    /** Whether any was given. */
    boolean isGiven() {
        return region != null || mask != null || feather != null;
    }

    /** Why they cannot be followed, if they contradict each other or make no sense. */
    Optional<String> contradiction() {
        if (region != null && mask != null) {
            return Optional.of(
                    "Give --region or --mask, not both: each says where the face may change.");
        }
        if (feather != null && mask == null) {
            return Optional.of("--feather is for the edge of a --mask, and there is none.");
        }
        if (feather != null && !(feather >= 0 && Double.isFinite(feather))) {
            return Optional.of("--feather is a number of pixels from 0 on, not " + feather + ".");
        }
        return Optional.empty();
    }

    /**
     * What they say.
     *
     * @throws io.facet.FacetException if the mask cannot be read or does not fit the photograph
     */
    RegionChoice choice(Photograph photograph, Preset preset) {
        if (mask == null) {
            return region == null ? RegionChoice.of(preset) : RegionChoice.of(region);
        }
        OptionalDouble length =
                feather == null ? OptionalDouble.empty() : OptionalDouble.of(feather);
        return RegionChoice.drawn(mask, length, photograph);
    }
}
