package io.facet.guide.compose;

import io.facet.face.FaceFeature;
import io.facet.guide.raster.Samples;
import io.facet.guide.tone.Light;

/**
 * The dark line along which lips meet that were parted before.
 *
 * @param depth log ratio of its middle, below 0
 */
record LipSeam(double depth) {

    /** Standard deviation across the line, in IPD. */
    private static final double WIDTH = 0.009;

    /** The line at its position for one θ. */
    final class Placed {
        private final MouthCut cut;
        private final double left;
        private final double right;

        private Placed(double[] landmarks) {
            cut = new MouthCut(landmarks);
            left = FaceFeature.LEFT_INNER_MOUTH_CORNER.x(landmarks);
            right = FaceFeature.RIGHT_INNER_MOUTH_CORNER.x(landmarks);
        }

        void apply(Samples[] bands, int at, double x, double y, double mask) {
            double along = (x - left) / Math.max(1e-6, right - left);
            if (along <= 0 || along >= 1) {
                return;
            }
            double across = (y - cut.line(x)) / WIDTH;
            if (Math.abs(across) > 3) {
                return;
            }
            double taper = Math.min(1, 6 * Math.min(along, 1 - along));
            double log = depth * taper * Math.exp(-0.5 * across * across);
            Light.apply(bands, at, new double[] {log, log, log}, mask);
        }
    }

    Placed placed(double[] landmarks) {
        return new Placed(landmarks);
    }
}
