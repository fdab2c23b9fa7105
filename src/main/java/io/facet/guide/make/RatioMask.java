package io.facet.guide.make;

import io.facet.face.FaceFeature;
import io.facet.guide.compose.MouthCut;
import io.facet.guide.raster.Polygon;
import io.facet.warp.Smoothstep;

/**
 * The region in which the ratio of two photographs of a face reflects the lighting of its skin:
 * inside the outline, except the eyes, the brows, the nostrils and the area between the lips, where
 * the two never register.
 */
final class RatioMask {

    /** Width of the edges inside the face, in IPD. */
    private static final double FEATHER = 0.05;

    private static final double AROUND_EYES = 0.015;
    private static final double BROW = 0.06;

    /** Half the height of the strip along the line of the lips, in IPD. */
    private static final double SEAM = 0.012;

    private static final double NOSTRILS_WIDTH = 0.2;
    private static final double NOSTRILS_HEIGHT = 0.06;

    private final double[] outline;
    private final double[] leftEye;
    private final double[] rightEye;
    private final double[] landmarks;
    private final MouthCut cut;

    RatioMask(double[] landmarks) {
        this.landmarks = landmarks;
        outline = FaceMaskShape.outline(landmarks);
        leftEye = FaceFeature.LEFT_EYE.of(landmarks);
        rightEye = FaceFeature.RIGHT_EYE.of(landmarks);
        cut = new MouthCut(landmarks);
    }

    double weight(double x, double y) {
        double weight = FaceMaskShape.weight(outline, x, y);
        if (weight == 0) {
            return 0;
        }
        weight *= outside(-Polygon.depth(leftEye, x, y) - AROUND_EYES);
        weight *= outside(-Polygon.depth(rightEye, x, y) - AROUND_EYES);
        weight *=
                outside(brow(FaceFeature.LEFT_BROW, x, y) - BROW)
                        * outside(brow(FaceFeature.RIGHT_BROW, x, y) - BROW);
        double across = (x - FaceFeature.SUBNASALE.x(landmarks)) / NOSTRILS_WIDTH;
        double along = (y - FaceFeature.SUBNASALE.y(landmarks) + 0.02) / NOSTRILS_HEIGHT;
        double nostrils = (Math.hypot(across, along) - 1) * NOSTRILS_HEIGHT;
        weight *= outside(nostrils);
        double left = FaceFeature.LEFT_MOUTH_CORNER.x(landmarks);
        double right = FaceFeature.RIGHT_MOUTH_CORNER.x(landmarks);
        double beyond = Math.max(0, Math.max(left - x, x - right));
        return weight * outside(Math.hypot(y - cut.line(x), beyond) - SEAM);
    }

    private double brow(FaceFeature brow, double x, double y) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = brow.first(); i <= brow.last(); i++) {
            least =
                    Math.min(
                            least,
                            Math.hypot(x - landmarks[2 * i], y - landmarks[2 * i + 1] - 0.03));
        }
        return least;
    }

    /** Returns 0 where a distance is below 0, rising to 1 over the feather. */
    private static double outside(double distance) {
        return Smoothstep.at(distance / FEATHER);
    }
}
