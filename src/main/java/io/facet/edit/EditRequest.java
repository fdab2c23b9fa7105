package io.facet.edit;

import io.facet.edit.target.AttributeTarget;
import io.facet.face.FaceLocation;
import io.facet.image.Photograph;
import java.util.Optional;

/**
 * The parameters of one edit.
 *
 * @param photograph the photograph; not modified
 * @param location location of the face
 * @param target target of the edit
 * @param region region that may change
 * @param preset settings of the edit
 * @param start end point of another edit of the same face from which to start; usually empty
 * @param origin SHA-256 of the photograph from which this one was made, for example by reduction;
 *     if empty, that of this photograph is used
 */
public record EditRequest(
        Photograph photograph,
        FaceLocation location,
        AttributeTarget target,
        EditRegion region,
        Preset preset,
        Optional<EditPoint> start,
        Optional<String> origin) {

    /**
     * @throws io.facet.FacetException if the region was drawn on a photograph of another size
     */
    public EditRequest {
        region.requireFit(photograph);
    }

    /** Represents an edit that starts from the photograph. */
    public EditRequest(
            Photograph photograph,
            FaceLocation location,
            AttributeTarget target,
            EditRegion region,
            Preset preset) {
        this(photograph, location, target, region, preset, Optional.empty(), Optional.empty());
    }

    /** Represents an edit in the region of the preset. */
    public EditRequest(
            Photograph photograph, FaceLocation location, AttributeTarget target, Preset preset) {
        this(photograph, location, target, preset.region(), preset);
    }

    /** Returns the same edit from another start. */
    public EditRequest from(Optional<EditPoint> other) {
        return new EditRequest(photograph, location, target, region, preset, other, origin);
    }

    /** Returns the same edit with another target. */
    public EditRequest towards(AttributeTarget other) {
        return new EditRequest(photograph, location, other, region, preset, start, origin);
    }

    /** Returns an edit without guides that continues from the result of another one. */
    EditRequest on(Photograph other, AttributeTarget rest) {
        return new EditRequest(other, location, rest, region, preset, Optional.empty(), origin);
    }

    /** Returns the same edit of a photograph that was made from another one with this SHA-256. */
    public EditRequest madeOf(String photographDigest) {
        return new EditRequest(
                photograph, location, target, region, preset, start, Optional.of(photographDigest));
    }

    /**
     * Returns the SHA-256 of the original photograph, by which the person's own guides are
     * recognised.
     */
    String source() {
        return origin.orElseGet(() -> photograph.sha256());
    }

    /** Returns the same edit with another preset. */
    public EditRequest by(Preset other) {
        return new EditRequest(photograph, location, target, region, other, start, origin);
    }
}
