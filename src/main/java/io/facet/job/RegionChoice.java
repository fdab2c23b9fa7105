package io.facet.job;

import io.facet.edit.EditRegion;
import io.facet.edit.Preset;
import io.facet.file.Sha256;
import io.facet.image.Photograph;
import io.facet.image.io.PhotoMaskFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Represents where a face may change, and the source of this choice.
 *
 * @param region the region of the face
 * @param source the file of the drawing, if the user drew the region
 */
public record RegionChoice(EditRegion region, Optional<Source> source) {

    /** Represents a file with its hash. */
    public record Source(String file, String sha256) {}

    /** Returns the region in which the preset changes faces. */
    public static RegionChoice of(Preset preset) {
        return of(preset.region());
    }

    /** Returns the choice of a named region. */
    public static RegionChoice of(EditRegion region) {
        return new RegionChoice(region, Optional.empty());
    }

    /**
     * Reads a region drawn by the user.
     *
     * @param file an ImageJ selection, or a picture of the same size as the photograph
     * @param feather in pixels of the photograph; if empty, a fraction of the interpupillary
     *     distance
     * @throws io.facet.FacetException if the file cannot be read or does not fit the photograph
     */
    public static RegionChoice drawn(Path file, OptionalDouble feather, Photograph photograph) {
        EditRegion region = new EditRegion.Drawn(PhotoMaskFile.read(file, photograph), feather);
        return new RegionChoice(region, Optional.of(new Source(file.toString(), Sha256.of(file))));
    }
}
