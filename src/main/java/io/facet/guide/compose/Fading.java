package io.facet.guide.compose;

import io.facet.face.FaceFeature;
import io.facet.face.Landmarks;
import io.facet.warp.Smoothstep;

/**
 * How far each landmark follows an expression of the mouth. The outline fades towards ears and
 * temples, where a moving contour would kink; brows and forehead stay nearly as they are; a nose
 * widens little.
 */
final class Fading {

    private static final double[] JAW = {0, 0.1, 0.3, 0.6, 0.85, 1, 1, 1, 1};
    private static final double BROWS = 0.35;

    /** Rows, in IPD, between which what moves and changes ends. */
    private static final double FOREHEAD = -0.5;

    private static final double BELOW_BROWS = -0.2;
    private static final double NOSE = 0.7;

    private Fading() {}

    /** Returns the displacement of an expression as a face follows it. */
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
     * Returns how far a row of the face follows an expression of the mouth: not at all from the
     * middle of the forehead upwards.
     *
     * @param y in face units
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
