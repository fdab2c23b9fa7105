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
 * Where a face may change.
 *
 * @param region of it
 * @param source where it was drawn, if a user drew it
 */
public record RegionChoice(EditRegion region, Optional<Source> source) {

    /** A file with its hash. */
    public record Source(String file, String sha256) {}

    /** Where the preset lets faces change. */
    public static RegionChoice of(Preset preset) {
        return of(preset.region());
    }

    /** A region that has a name. */
    public static RegionChoice of(EditRegion region) {
        return new RegionChoice(region, Optional.empty());
    }

    /**
     * What a user drew.
     *
     * @param file a selection of ImageJ's or a picture of the photograph's size
     * @param feather in pixels of the photograph; if there is none, a part of the pupils' distance
     * @throws io.facet.FacetException if the file cannot be read or does not fit the photograph
     */
    public static RegionChoice drawn(Path file, OptionalDouble feather, Photograph photograph) {
        EditRegion region = new EditRegion.Drawn(PhotoMaskFile.read(file, photograph), feather);
        return new RegionChoice(region, Optional.of(new Source(file.toString(), Sha256.of(file))));
    }
}
