package io.facet.guide.compose;

import io.facet.face.FaceFeature;
import io.facet.face.Landmarks;
import io.facet.warp.Smoothstep;

/**
 * The share of an expression of the mouth that each landmark follows. The outline fades towards
 * ears and temples, where a moving contour would kink; brows and forehead hardly move; a nose
 * widens little.
 */
final class Fading {

    private static final double[] JAW = {0, 0.1, 0.3, 0.6, 0.85, 1, 1, 1, 1};
    private static final double BROWS = 0.35;

    /** Rows, in IPD, between which movement and change fade to 0. */
    private static final double FOREHEAD = -0.5;

    private static final double BELOW_BROWS = -0.2;
    private static final double NOSE = 0.7;

    private Fading() {}

    /**
     * Returns the displacement of an expression, weighted by the share that each landmark follows.
     */
    static double[] ofExpression(double[] displacement) {
        double[] faded = displacement.clone();
        for (int i = 0; i < Landmarks.COUNT; i++) {
            double weight = weight(i);
            faded[2 * i] *= weight;
            faded[2 * i + 1] *= weight;
        }
        return faded;
    }

    /**
     * Returns the share of an expression of the mouth that a row of the face follows: 0 from the
     * middle of the forehead upwards.
     *
     * @param y the row in face units
     */
    static double atRow(double y) {
        return Smoothstep.between(y, FOREHEAD, BELOW_BROWS);
    }

    private static double weight(int landmark) {
        if (FaceFeature.JAW.contains(landmark)) {
            return JAW[Math.min(landmark, FaceFeature.JAW.last() - landmark)];
        }
        if (landmark <= FaceFeature.RIGHT_BROW.last()) {
            return BROWS;
        }
        return landmark <= FaceFeature.NOSE_BASE.last() ? NOSE : 1;
    }
}
