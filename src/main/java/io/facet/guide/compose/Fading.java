package io.facet.guide.compose;

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
        for (int i = 0; i < 68; i++) {
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
        if (landmark < 17) {
            return JAW[Math.min(landmark, 16 - landmark)];
        }
        if (landmark < 27) {
            return BROWS;
        }
        return landmark < 36 ? NOSE : 1;
    }
}
