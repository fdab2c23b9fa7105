package io.facet.face;

import io.facet.image.Photograph;
import io.facet.warp.PlaneMap;
import java.util.Optional;

/**
 * The location of a face in a photograph: its pupils, or preferably all its landmarks, which allow
 * faces to be aligned to a common shape.
 */
public sealed interface FaceLocation permits EyePositions, Landmarks {

    /** Returns the pupils. */
    EyePositions eyes();

    /** Returns the landmarks; empty if only the pupils are known. */
    Optional<Landmarks> landmarks();

    /** Returns the landmarks; where only the pupils are known, those of an average face. */
    default Landmarks landmarksOrMean() {
        return landmarks().orElseGet(() -> MeanFace.at(eyes()));
    }

    /** Returns this location mapped through a transform. */
    FaceLocation through(PlaneMap map);

    /**
     * Checks that a face can be aligned with these points.
     *
     * @throws io.facet.FacetException if an eye lies outside the photograph, the eyes are closer
     *     than 8 pixels, or the right eye lies left of the left one
     */
    default void requireInside(Photograph photo) {
        eyes().requireInside(photo);
    }
}
