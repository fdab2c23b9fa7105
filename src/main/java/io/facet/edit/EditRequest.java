package io.facet.edit;

import io.facet.face.FaceLocation;
import io.facet.image.Photograph;

/**
 * One edit.
 *
 * @param photograph the picture; it is not changed
 * @param location where the face lies
 * @param target what the face shall show
 * @param region where it may change
 * @param preset how to get there
 */
public record EditRequest(
        Photograph photograph,
        FaceLocation location,
        AttributeTarget target,
        EditRegion region,
        Preset preset) {

    /**
     * @throws io.facet.FacetException if the region was drawn on a photograph of another size
     */
    public EditRequest {
        region.requireFit(photograph);
    }

    /** An edit where the preset lets faces change. */
    public EditRequest(
            Photograph photograph, FaceLocation location, AttributeTarget target, Preset preset) {
        this(photograph, location, target, preset.region(), preset);
    }
}
