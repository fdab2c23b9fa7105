package io.facet.face.mask;

import io.facet.face.FaceUnits;
import io.facet.network.NetworkCard.FaceTemplate;
import io.facet.warp.Similarity;
import io.facet.warp.Smoothstep;

/**
 * The outline of an upright frontal face, as an ellipse that its pupils fix. Lengths are {@link
 * FaceUnits}. They were chosen for an adult's face, with the brows 0.3 above the eyes and the
 * hairline 0.9, the mouth 1.1 below and the chin 1.7.
 */
final class FaceEllipse {

    private static final double CENTRE_BELOW_EYES = 0.55;
    private static final double HALF_WIDTH = 1.35;
    private static final double HALF_HEIGHT = 1.5;

    /** Where the weight begins to fall, as a part of the way from the centre to the outline. */
    private static final double FULL_UNTIL = 0.8;

    private final Similarity cropToFace;

    FaceEllipse(FaceTemplate template) {
        cropToFace = FaceUnits.of(template);
    }

    /** 1 in the face, 0 from its outline on, and smooth between, at a position of the crop. */
    double weight(double x, double y) {
        double across = cropToFace.x(x, y) / HALF_WIDTH;
        double down = (cropToFace.y(x, y) - CENTRE_BELOW_EYES) / HALF_HEIGHT;
        return Smoothstep.at((1 - Math.hypot(across, down)) / (1 - FULL_UNTIL));
    }
}
