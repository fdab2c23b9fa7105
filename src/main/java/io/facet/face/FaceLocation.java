package io.facet.face;

import io.facet.image.Photograph;
import io.facet.warp.PlaneMap;
import java.util.Optional;

/**
 * Where a face lies in a photograph: its pupils, or better all its landmarks, by which faces are
 * brought to one shape.
 */
public sealed interface FaceLocation permits EyePositions, Landmarks {

    /** The pupils. */
    EyePositions eyes();

    /** Returns the landmarks; nothing if only the pupils are known. */
    Optional<Landmarks> landmarks();

    /** Returns the landmarks; where only the pupils are known, those of an average face. */
    default Landmarks landmarksOrMean() {
        return landmarks().orElseGet(() -> MeanFace.at(eyes()));
    }

    /** Returns these points where a map brings them. */
    FaceLocation through(PlaneMap map);

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
