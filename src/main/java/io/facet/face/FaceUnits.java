package io.facet.face;

import io.facet.network.NetworkCard.FaceTemplate;
import io.facet.warp.Similarity;

/**
 * The coordinate system of a face: lengths in interpupillary distances, the origin midway between
 * the pupils, x to the right and y down with the face upright.
 */
public final class FaceUnits {

    private FaceUnits() {}

    /** Returns the map from positions in the crop to positions in face units. */
    public static Similarity of(FaceTemplate template) {
        return Similarity.between(
                new double[] {
                    template.leftX(), template.leftY(), template.rightX(), template.rightY()
                },
                new double[] {-0.5, 0, 0.5, 0});
    }
}
