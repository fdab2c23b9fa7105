package io.facet.guide.compose;

import io.facet.face.FaceFeature;
import io.facet.warp.Smoothstep;

/**
 * The line along which the lips meet or part, on either side of which a face moves differently.
 * Within the mouth the sides are separated sharply; beyond its corners they blend over a width that
 * grows with the distance, so that skin stays continuous.
 */
public final class MouthCut {

    /** Half the width of the blend inside the mouth, in IPD. */
    private static final double SHARP = 0.004;

    /** Rate at which the blend widens beyond the corners. */
    private static final double WIDENING = 1.2;

    private final double[] xs = new double[5];
    private final double[] ys = new double[5];

    /**
     * @param landmarks 68 landmarks in face units
     */
    public MouthCut(double[] landmarks) {
        for (int i = 0; i < xs.length; i++) {
            int upper = FaceFeature.INNER_LIPS.first() + i;
            int lower = FaceFeature.lowerLipBelow(upper);
            xs[i] = (landmarks[2 * upper] + landmarks[2 * lower]) / 2;
            ys[i] = (landmarks[2 * upper + 1] + landmarks[2 * lower + 1]) / 2;
        }
    }

    /**
     * Returns the share of the upper side at a position: 1 on the upper side, 0 on the lower, and
     * between 0 and 1 in the blend.
     */
    double upperShare(double x, double y) {
        double beyond = Math.max(0, Math.max(xs[0] - x, x - xs[4]));
        double softness = SHARP + WIDENING * beyond;
        double t = (line(x) - y) / softness;
        return Smoothstep.at((t + 1) / 2);
    }

    /** Returns the row of the line at a column. */
    public double line(double x) {
        if (x <= xs[0]) {
            return ys[0];
        }
        for (int i = 1; i < xs.length; i++) {
            if (x <= xs[i]) {
                double t = (x - xs[i - 1]) / Math.max(1e-9, xs[i] - xs[i - 1]);
                return ys[i - 1] + t * (ys[i] - ys[i - 1]);
            }
        }
        return ys[4];
    }
}
