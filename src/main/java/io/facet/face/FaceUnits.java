package io.facet.face;

import io.facet.network.NetworkCard.FaceTemplate;
import io.facet.warp.Similarity;

/**
 * The measure of a face: distances of its pupils, from the point between them, x to the right and y
 * down as the face is upright.
 */
public final class FaceUnits {

    private FaceUnits() {}

    /** From positions in the crop to positions in the face. */
    public static Similarity of(FaceTemplate template) {
        return Similarity.between(
                new double[] {
                    template.leftX(), template.leftY(), template.rightX(), template.rightY()
                },
                new double[] {-0.5, 0, 0.5, 0});
    }
}
