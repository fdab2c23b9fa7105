package io.facet.guide.compose;

import io.facet.face.FaceFeature;
import io.facet.guide.raster.Polygon;
import io.facet.warp.Smoothstep;

/**
 * Keeps eyeballs rigid while the skin around them moves, so that an iris is never squeezed. Each
 * eyeball follows the corners of its eye.
 */
final class Eyeballs {

    /** Distance from the lids, in IPD, up to which all motion is rigid. */
    private static final double HELD = 0.03;

    /** Distance beyond it, in IPD, over which skin begins to move. */
    private static final double FADE = 0.06;

    private static final double REACH = HELD + FADE;

    private final double[][] lids = new double[2][];
    private final double[][] bounds = new double[2][];
    private final double[][] shifts = new double[2][2];

    /**
     * @param before 68 landmarks, 136 numbers in face units
     * @param after the same landmarks after the movement
     */
    Eyeballs(double[] before, double[] after) {
        for (int eye = 0; eye < 2; eye++) {
            FaceFeature feature = eye == 0 ? FaceFeature.LEFT_EYE : FaceFeature.RIGHT_EYE;
            int first = 2 * feature.first();
            lids[eye] = feature.of(after);
            bounds[eye] = Polygon.bounds(lids[eye]);
            for (int axis = 0; axis < 2; axis++) {
                int outer = first + axis;
                int inner = outer + 6;
                shifts[eye][axis] =
                        (before[outer] - after[outer] + before[inner] - after[inner]) / 2;
            }
        }
    }

    /**
     * Corrects the inverse displacement at a position after the movement.
     *
     * @param shift displacement from there to the position before, as skin moves; modified between
     *     the lids
     */
    void hold(double x, double y, double[] shift) {
        for (int eye = 0; eye < 2; eye++) {
            double[] box = bounds[eye];
            if (x > box[0] - REACH
                    && y > box[1] - REACH
                    && x < box[2] + REACH
                    && y < box[3] + REACH) {
                double share = Smoothstep.at(1 + (Polygon.depth(lids[eye], x, y) + HELD) / FADE);
                shift[0] += share * (shifts[eye][0] - shift[0]);
                shift[1] += share * (shifts[eye][1] - shift[1]);
            }
        }
    }
}
