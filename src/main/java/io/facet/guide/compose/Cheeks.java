package io.facet.guide.compose;

import static io.facet.face.FaceFeature.LEFT_MOUTH_CORNER;
import static io.facet.face.FaceFeature.RIGHT_MOUTH_CORNER;

import io.facet.face.FaceFeature;

/**
 * Moves the cheeks with the corners of the mouth. None of the 68 landmarks lies on the cheeks, so a
 * spline through them hardly moves the cheeks, but skin there rises by about half as much as the
 * corners. The table is the median optical flow between neutral and smiling photographs of 22
 * people of the Face Research Lab London Set.
 */
final class Cheeks {

    /**
     * x and y relative to the midpoint between the eyes, followed by the displacement of this
     * point, all in IPD.
     */
    private static final double[][] FLOW = {
        {0.5, 0.12, -0.001, -0.011},
        {0.7, 0.12, -0.002, -0.014},
        {0.5, 0.2, 0.000, -0.012},
        {0.7, 0.2, 0.002, -0.020},
        {0.5, 0.3, 0.010, -0.024},
        {0.7, 0.3, 0.010, -0.034},
        {0.5, 0.45, 0.024, -0.049},
        {0.7, 0.45, 0.025, -0.056},
        {0.5, 0.6, 0.048, -0.070},
        {0.7, 0.6, 0.047, -0.063},
        {0.75, 0.75, 0.056, -0.071}
    };

    /** Rise of the corners of these mouths, in IPD. */
    private static final double CORNERS = 0.115;

    /** Row of the corners of an average mouth, in IPD. */
    private static final double MOUTH = 1.0;

    private Cheeks() {}

    /** Returns the points on both cheeks of a face, x and y interleaved. */
    static double[] points(double[] landmarks) {
        double mouth = (LEFT_MOUTH_CORNER.y(landmarks) + RIGHT_MOUTH_CORNER.y(landmarks)) / 2;
        double[] points = new double[4 * FLOW.length];
        for (int i = 0; i < FLOW.length; i++) {
            for (int side = 0; side < 2; side++) {
                int at = 2 * (2 * i + side);
                points[at] = (side == 0 ? -1 : 1) * FLOW[i][0];
                points[at + 1] = FLOW[i][1] * mouth / MOUTH;
            }
        }
        return points;
    }

    /**
     * Returns the displacement of these points for a displacement of the landmarks.
     *
     * @param displacement 136 numbers
     */
    static double[] following(double[] displacement) {
        double[] moves = new double[4 * FLOW.length];
        for (int side = 0; side < 2; side++) {
            FaceFeature corner = side == 0 ? LEFT_MOUTH_CORNER : RIGHT_MOUTH_CORNER;
            double share = -corner.y(displacement) / CORNERS;
            for (int i = 0; i < FLOW.length; i++) {
                int at = 2 * (2 * i + side);
                moves[at] = (side == 0 ? -1 : 1) * share * FLOW[i][2];
                moves[at + 1] = share * FLOW[i][3];
            }
        }
        return moves;
    }
}
