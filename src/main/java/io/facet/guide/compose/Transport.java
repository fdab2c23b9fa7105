package io.facet.guide.compose;

import io.facet.face.FaceFeature;
import io.facet.face.Landmarks;

/**
 * Transfers displacements of landmarks from one face to another: each is transformed by an affine
 * map of its surroundings, fitted with Gaussian weights (moving least squares), so that they follow
 * the pose of the head and the proportions of the face.
 */
final class Transport {

    /** Standard deviation of the weights, in IPD. */
    private static final double RANGE = 0.55;

    /** Strength of the regularisation of the affine maps towards the identity. */
    private static final double RIDGE = 0.03;

    private static final double LEAST_STRETCH = 0.6;
    private static final double MOST_STRETCH = 1.5;

    /** Number of landmarks before those of the mouth, which an expression moves little. */
    private static final int STEADY = FaceFeature.OUTER_LIPS.first();

    private Transport() {}

    /**
     * @param displacement 136 displacements of the landmarks of {@code from}
     * @param from 68 landmarks in face units
     * @param to landmarks of the other face
     */
    static double[] of(double[] displacement, double[] from, double[] to) {
        double[] carried = new double[displacement.length];
        for (int i = 0; i < Landmarks.COUNT; i++) {
            double[] a = local(from[2 * i], from[2 * i + 1], from, to);
            double dx = displacement[2 * i];
            double dy = displacement[2 * i + 1];
            carried[2 * i] = a[0] * dx + a[1] * dy;
            carried[2 * i + 1] = a[2] * dx + a[3] * dy;
        }
        return carried;
    }

    private static double[] local(double x, double y, double[] from, double[] to) {
        double sum = 0;
        double[] mean = new double[4];
        double[] weights = new double[STEADY];
        for (int j = 0; j < STEADY; j++) {
            double dx = from[2 * j] - x;
            double dy = from[2 * j + 1] - y;
            weights[j] = Math.exp(-(dx * dx + dy * dy) / (2 * RANGE * RANGE));
            sum += weights[j];
            mean[0] += weights[j] * from[2 * j];
            mean[1] += weights[j] * from[2 * j + 1];
            mean[2] += weights[j] * to[2 * j];
            mean[3] += weights[j] * to[2 * j + 1];
        }
        double xx = RIDGE;
        double xy = 0;
        double yy = RIDGE;
        double ux = RIDGE;
        double uy = 0;
        double vx = 0;
        double vy = RIDGE;
        for (int j = 0; j < STEADY; j++) {
            double w = weights[j] / sum;
            double px = from[2 * j] - mean[0] / sum;
            double py = from[2 * j + 1] - mean[1] / sum;
            double qx = to[2 * j] - mean[2] / sum;
            double qy = to[2 * j + 1] - mean[3] / sum;
            xx += w * px * px;
            xy += w * px * py;
            yy += w * py * py;
            ux += w * qx * px;
            uy += w * qx * py;
            vx += w * qy * px;
            vy += w * qy * py;
        }
        double det = xx * yy - xy * xy;
        return new double[] {
            clamped((ux * yy - uy * xy) / det, true),
            clamped((uy * xx - ux * xy) / det, false),
            clamped((vx * yy - vy * xy) / det, false),
            clamped((vy * xx - vx * xy) / det, true)
        };
    }

    private static double clamped(double value, boolean diagonal) {
        return diagonal
                ? Math.max(LEAST_STRETCH, Math.min(MOST_STRETCH, value))
                : Math.max(-0.4, Math.min(0.4, value));
    }
}
