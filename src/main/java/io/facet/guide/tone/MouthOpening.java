package io.facet.guide.tone;

import io.facet.face.FaceFeature;
import io.facet.guide.raster.Polygon;
import io.facet.warp.CubicKernel;

/**
 * The opening between the lips: the smooth closed curve through the inner-lip landmarks, in face
 * units.
 *
 * @param curve x and y of the curve, interleaved
 */
public record MouthOpening(double[] curve) {

    /** Number of points on the curve per landmark. */
    private static final int STEPS = 8;

    /**
     * @param landmarks 68 landmarks, 136 numbers; the mouth is closed where the lower lip lies
     *     above the upper one
     */
    public static MouthOpening of(double[] landmarks) {
        double[] p = meeting(landmarks);
        int left = FaceFeature.LEFT_INNER_MOUTH_CORNER.first();
        int right = FaceFeature.RIGHT_INNER_MOUTH_CORNER.first();
        double[] curve = new double[2 * 2 * 4 * STEPS];
        int k = arc(p, new int[] {left, left + 1, left + 2, left + 3, right}, curve, 0);
        arc(p, new int[] {right, right + 1, right + 2, right + 3, left}, curve, k);
        return new MouthOpening(curve);
    }

    /**
     * Returns landmarks whose lips meet where the lower inner lip lies above the upper one, which
     * landmark finders report for lips that are pressed together.
     *
     * @param landmarks 136 numbers
     */
    public static double[] meeting(double[] landmarks) {
        double[] p = landmarks.clone();
        int last = FaceFeature.RIGHT_INNER_MOUTH_CORNER.first() - 1;
        for (int i = FaceFeature.LEFT_INNER_MOUTH_CORNER.first() + 1; i <= last; i++) {
            int upper = 2 * i + 1;
            int lower = 2 * FaceFeature.lowerLipBelow(i) + 1;
            if (p[lower] - p[upper] < 0) {
                double middle = (p[lower] + p[upper]) / 2;
                p[upper] = middle;
                p[lower] = middle;
            }
        }
        return p;
    }

    /** Appends an interpolating cubic spline through some landmarks, without its last point. */
    private static int arc(double[] p, int[] points, double[] curve, int start) {
        int k = start;
        int last = points.length - 1;
        for (int i = 0; i < last; i++) {
            for (int step = 0; step < STEPS; step++) {
                double t = (double) step / STEPS;
                for (int axis = 0; axis < 2; axis++) {
                    double before =
                            i == 0
                                    ? 2 * p[2 * points[0] + axis] - p[2 * points[1] + axis]
                                    : p[2 * points[i - 1] + axis];
                    double after =
                            i == last - 1
                                    ? 2 * p[2 * points[last] + axis]
                                            - p[2 * points[last - 1] + axis]
                                    : p[2 * points[i + 2] + axis];
                    curve[k++] =
                            CubicKernel.CATMULL_ROM.weight(t, -1) * before
                                    + CubicKernel.CATMULL_ROM.weight(t, 0) * p[2 * points[i] + axis]
                                    + CubicKernel.CATMULL_ROM.weight(t, 1)
                                            * p[2 * points[i + 1] + axis]
                                    + CubicKernel.CATMULL_ROM.weight(t, 2) * after;
                }
            }
        }
        return k;
    }

    /**
     * Returns the distance of a position from the edge of the opening, positive inside and negative
     * outside.
     */
    public double depth(double x, double y) {
        return Polygon.depth(curve, x, y);
    }

    /** Returns the smallest rectangle around it: left, top, right, bottom. */
    public double[] bounds() {
        return Polygon.bounds(curve);
    }

    /** Returns the largest height of the opening. */
    public double height() {
        double most = 0;
        int n = curve.length / 2;
        for (int i = 1; i < n / 2; i++) {
            most = Math.max(most, curve[2 * (n - i) + 1] - curve[2 * i + 1]);
        }
        return most;
    }
}
