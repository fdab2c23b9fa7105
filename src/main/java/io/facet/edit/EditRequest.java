package io.facet.edit;

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
 */
public record EditRequest(
        Photograph photograph,
        FaceLocation location,
        AttributeTarget target,
        EditRegion region,
        Preset preset,
        Optional<EditPoint> start) {

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
        this(photograph, location, target, region, preset, Optional.empty());
    }

    /** An edit where the preset lets faces change. */
    public EditRequest(
            Photograph photograph, FaceLocation location, AttributeTarget target, Preset preset) {
        this(photograph, location, target, preset.region(), preset);
    }

    /** The same edit from another start. */
    public EditRequest from(Optional<EditPoint> other) {
        return new EditRequest(photograph, location, target, region, preset, other);
    }

    /** The same edit towards another target. */
    public EditRequest towards(AttributeTarget other) {
        return new EditRequest(photograph, location, other, region, preset, start);
    }

    /** An edit that goes on with what another one made. */
    EditRequest on(Photograph other, AttributeTarget rest) {
        return new EditRequest(other, location, rest, region, preset, Optional.empty());
    }

    /** The SHA-256 of the photograph, by which its own guides are recognised. */
    java.util.List<String> photographs() {
        return java.util.List.of(io.facet.image.Sha256.of(photograph));
    }

    /** The same edit in another way. */
    public EditRequest by(Preset other) {
        return new EditRequest(photograph, location, target, region, other, start);
    }
}
