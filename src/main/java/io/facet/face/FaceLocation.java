package io.facet.face;

import io.facet.image.Photograph;

/**
 * Where a face lies in a photograph: its pupils, or better all its landmarks, by which faces are
 * brought to one shape.
 */
public sealed interface FaceLocation permits EyePositions, Landmarks {

    /** The pupils. */
    EyePositions eyes();

    /**
     * Checks that a face can be aligned by these points.
     *
     * @throws io.facet.FacetException if an eye lies outside the photograph, the eyes are closer
     *     than 8 pixels, or the right one lies left of the left one
     */
    default void requireInside(Photograph photo) {
        eyes().requireInside(photo);
    }
}
