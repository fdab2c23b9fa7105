package io.facet.guide.tone;

import io.facet.face.FaceFeature;
import io.facet.guide.canvas.FacePicture;

/**
 * Finds the inner edge of the lower lip of an open mouth. Landmark finders place the inner lower
 * lip up to a third of a tooth too high, which would cut off a guide's teeth and show their lower
 * ends instead of its lip. Lips are redder than teeth, tongue and the dark gaps between them, so
 * the edge is where a step function fits the redness along a column best.
 */
public final class LipEdge {

    private static final int UPPER = FaceFeature.UPPER_LIP_INNER.first();
    private static final int LOWER = FaceFeature.LOWER_LIP_INNER.first();
    private static final int OUTER_LOWER = FaceFeature.LOWER_LIP_BOTTOM.first();

    /** Share of the lip, measured from its outer edge, that is not searched. */
    private static final double OUTER = 0.25;

    private static final double STEP = 0.004;
    private static final double SIDE = 0.025;
    private static final int SAMPLES = 4;

    /** Luma below which redness is noise. */
    private static final double DARK = 0.02;

    private LipEdge() {}

    /**
     * Returns landmarks with the inner lower lip moved to its edge in the picture.
     *
     * @return 136 numbers in face units
     */
    public static double[] refined(FacePicture picture) {
        double[] found = picture.face().landmarks();
        double[] given = found.clone();
        // The upper lip's landmarks run in the opposite direction to the lower lip's.
        for (int column = -1; column <= 1; column++) {
            int lower = 2 * (LOWER + column);
            double x = given[lower];
            double inner = given[lower + 1];
            double outer = given[2 * (OUTER_LOWER + column) + 1];
            double from = (inner + given[2 * (UPPER - column) + 1]) / 2;
            double to = outer + OUTER * (inner - outer);
            double[] redness = redness(picture, x, from, to);
            int edge = rise(redness);
            if (edge > 0) {
                found[lower + 1] = from + (edge - 0.5) * STEP;
            }
        }
        return found;
    }

    private static double[] redness(FacePicture picture, double x, double from, double to) {
        double[] redness = new double[Math.max(0, (int) ((to - from) / STEP))];
        double[] rgb = new double[3];
        for (int i = 0; i < redness.length; i++) {
            picture.readMean(x, from + i * STEP, SIDE, SAMPLES, rgb);
            redness[i] = (rgb[0] - rgb[1]) / (DARK + FacePicture.luma(rgb));
        }
        return redness;
    }

    /**
     * Returns the first sample of the higher level where a step from a lower to a higher level fits
     * with the least squared error, or -1 if no step up fits.
     */
    private static int rise(double[] values) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int split = 2; split < values.length - 2; split++) {
            double low = mean(values, 0, split);
            double high = mean(values, split, values.length);
            double error = error(values, 0, split, low) + error(values, split, values.length, high);
            if (high > low && error < least) {
                least = error;
                best = split;
            }
        }
        return best;
    }

    private static double mean(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum / (to - from);
    }

    private static double error(double[] values, int from, int to, double level) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (values[i] - level) * (values[i] - level);
        }
        return sum;
    }
}
