package io.facet.guide.tone;

import io.facet.guide.raster.Polygon;
import io.facet.warp.CubicKernel;

/**
 * What the lips leave open: the smooth closed curve through the inner-lip landmarks, in face units.
 *
 * @param curve x and y of the curve, interleaved
 */
public record MouthOpening(double[] curve) {

    /** Points of the curve for each landmark. */
    private static final int STEPS = 8;

    /**
     * @param landmarks 68 landmarks, 136 numbers; where the lower lip lies above the upper one the
     *     mouth is shut
     */
    public static MouthOpening of(double[] landmarks) {
        double[] p = meeting(landmarks);
        double[] curve = new double[2 * 2 * 4 * STEPS];
        int k = arc(p, new int[] {60, 61, 62, 63, 64}, curve, 0);
        arc(p, new int[] {64, 65, 66, 67, 60}, curve, k);
        return new MouthOpening(curve);
    }

    /**
     * Returns landmarks whose lips meet where the lower inner lip lies above the upper one, as it
     * is found on lips that are pressed together.
     *
     * @param landmarks 136 numbers
     */
    public static double[] meeting(double[] landmarks) {
        double[] p = landmarks.clone();
        int[][] pairs = {{61, 67}, {62, 66}, {63, 65}};
        for (int[] pair : pairs) {
            double gap = p[2 * pair[1] + 1] - p[2 * pair[0] + 1];
            if (gap < 0) {
                double middle = (p[2 * pair[1] + 1] + p[2 * pair[0] + 1]) / 2;
                p[2 * pair[0] + 1] = middle;
                p[2 * pair[1] + 1] = middle;
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

    /** Returns how deep a position lies inside the opening, negative outside. */
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
