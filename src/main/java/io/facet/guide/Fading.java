package io.facet.guide;

/**
 * How far each landmark follows an expression of the mouth. The outline fades towards ears and
 * temples, where a moving contour would kink; brows and forehead stay nearly as they are; a nose
 * widens little.
 */
final class Fading {

    private static final double[] JAW = {0, 0.1, 0.3, 0.6, 0.85, 1, 1, 1, 1};
    private static final int[] LOWER_LIDS = {40, 41, 46, 47};

    /** How far the lower lids rise for every length that the corners of the mouth rise. */
    private static final double LOWER_LID = 0.06;

    private static final double BROWS = 0.35;

    /** Rows, in IPD, between which what moves and changes ends. */
    private static final double FOREHEAD = -0.5;

    private static final double BELOW_BROWS = -0.2;
    private static final double NOSE = 0.7;

    private Fading() {}

    /**
     * Returns the displacement of an expression as a face follows it. The lower lids rise with the
     * corners of the mouth, more than landmarks measure.
     */
    static double[] ofExpression(double[] displacement) {
        double[] faded = displacement.clone();
        double rise = -(displacement[2 * 48 + 1] + displacement[2 * 54 + 1]) / 2;
        for (int landmark : LOWER_LIDS) {
            faded[2 * landmark + 1] -= LOWER_LID * rise;
        }
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
        double t = Math.max(0, Math.min(1, (y - FOREHEAD) / (BELOW_BROWS - FOREHEAD)));
        return t * t * (3 - 2 * t);
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
