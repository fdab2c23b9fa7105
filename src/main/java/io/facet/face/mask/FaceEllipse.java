package io.facet.face.mask;

import io.facet.face.FaceUnits;
import io.facet.network.NetworkCard.FaceTemplate;
import io.facet.warp.Similarity;
import io.facet.warp.Smoothstep;

/**
 * The outline of an upright frontal face, as an ellipse determined by its pupils. Lengths are in
 * {@link FaceUnits}. They were chosen for an adult's face: relative to the eyes, the brows lie 0.3
 * and the hairline 0.9 above, the mouth 1.1 and the chin 1.7 below.
 */
final class FaceEllipse {

    private static final double CENTRE_BELOW_EYES = 0.55;
    private static final double HALF_WIDTH = 1.35;
    private static final double HALF_HEIGHT = 1.5;

    /**
     * Where the weight begins to fall, as a fraction of the distance from the centre to the
     * outline.
     */
    private static final double FULL_UNTIL = 0.8;

    private final Similarity cropToFace;

    FaceEllipse(FaceTemplate template) {
        cropToFace = FaceUnits.of(template);
    }

    /**
     * Returns the weight at a position of the crop: 1 in the face, 0 from its outline on, and a
     * smooth transition between.
     */
    double weight(double x, double y) {
        double across = cropToFace.x(x, y) / HALF_WIDTH;
        double down = (cropToFace.y(x, y) - CENTRE_BELOW_EYES) / HALF_HEIGHT;
        return Smoothstep.at((1 - Math.hypot(across, down)) / (1 - FULL_UNTIL));
    }
}
