package io.facet.edit;

import io.facet.edit.target.AttributeTarget;
import io.facet.face.FaceLocation;
import io.facet.image.Photograph;
import java.util.Optional;

/**
 * One edit.
 *
 * @param photograph the picture; it is not changed
 * @param location where the face lies
 * @param target what the face shall show
 * @param region where it may change
 * @param preset how to get there
 * @param start where another edit of the same face ended, to start from; usually none
 * @param origin SHA-256 of the photograph that this one was made of, such as that of which it is a
 *     reduction; if there is none, it is its own
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

    /** An edit that starts from the photograph. */
    public EditRequest(
            Photograph photograph,
            FaceLocation location,
            AttributeTarget target,
            EditRegion region,
            Preset preset) {
        this(photograph, location, target, region, preset, Optional.empty(), Optional.empty());
    }

    /** An edit where the preset lets faces change. */
    public EditRequest(
            Photograph photograph, FaceLocation location, AttributeTarget target, Preset preset) {
        this(photograph, location, target, preset.region(), preset);
    }

    /** The same edit from another start. */
    public EditRequest from(Optional<EditPoint> other) {
        return new EditRequest(photograph, location, target, region, preset, other, origin);
    }

    /** The same edit towards another target. */
    public EditRequest towards(AttributeTarget other) {
        return new EditRequest(photograph, location, other, region, preset, start, origin);
    }

    /** An edit without guides that goes on with what another one made. */
    EditRequest on(Photograph other, AttributeTarget rest) {
        return new EditRequest(other, location, rest, region, preset, Optional.empty(), origin);
    }

    /** The same edit of a photograph that was made of another one, whose SHA-256 this is. */
    public EditRequest madeOf(String photographDigest) {
        return new EditRequest(
                photograph, location, target, region, preset, start, Optional.of(photographDigest));
    }

    /** The SHA-256 of the photograph that a person took, by which their guides are recognised. */
    String source() {
        return origin.orElseGet(() -> photograph.sha256());
    }

    /** The same edit in another way. */
    public EditRequest by(Preset other) {
        return new EditRequest(photograph, location, target, region, other, start, origin);
    }
}
