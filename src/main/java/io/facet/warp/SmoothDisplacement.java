package io.facet.warp;

import io.facet.optimize.LinearSystem;

/**
 * Displaces the plane smoothly so that given points move approximately as specified and positions
 * far from all of them stay. This is the mean of a Gaussian process with a Gaussian kernel:
 * Rasmussen and Williams, Gaussian Processes for Machine Learning, 2006, equation 2.25. The given
 * displacements are treated as noisy, so each is matched only as closely as its neighbours allow.
 * Immutable.
 */
public final class SmoothDisplacement {

    private final double[] points;

    private final double[] weightsX;
    private final double[] weightsY;
    private final double range;

    /**
     * @param points n positions whose displacement is known, x and y interleaved
     * @param displacements the displacements of these points, x and y interleaved, in the unit of
     *     the points
     * @param noise n variances of the points' errors, in units of the variance of the displacements
     *     themselves; above 0
     * @param range standard deviation of the kernel, in the unit of the points; above 0
     * @throws IllegalArgumentException if there are not 2 n coordinates and 2 n displacements, or
     *     the range is not positive
     * @throws ArithmeticException if a noise is so small, and its point so near another, that the
     *     covariance is not positive definite
     */
    public SmoothDisplacement(
            double[] points, double[] displacements, double[] noise, double range) {
        if (points.length != 2 * noise.length
                || displacements.length != points.length
                || !(range > 0)) {
            throw new IllegalArgumentException(
                    "%s coordinates, %s displacements, %s noises, range %s"
                            .formatted(points.length, displacements.length, noise.length, range));
        }
        this.points = points.clone();
        this.range = range;
        int n = noise.length;
        double[][] covariance = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                covariance[i][j] = kernel(i, points[2 * j], points[2 * j + 1]);
            }
            covariance[i][i] += noise[i];
        }
        double[][] inverse = LinearSystem.inverse(covariance);
        weightsX = new double[n];
        weightsY = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                weightsX[i] += inverse[i][j] * displacements[2 * j];
                weightsY[i] += inverse[i][j] * displacements[2 * j + 1];
            }
        }
    }

    /** Returns the displacement of (x, y) along x, in the unit of the points. */
    public double x(double x, double y) {
        return sum(weightsX, x, y);
    }

    /** Returns the displacement of (x, y) along y, in the unit of the points. */
    public double y(double x, double y) {
        return sum(weightsY, x, y);
    }

    private double sum(double[] weights, double x, double y) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * kernel(i, x, y);
        }
        return sum;
    }

    private double kernel(int i, double x, double y) {
        double dx = (x - points[2 * i]) / range;
        double dy = (y - points[2 * i + 1]) / range;
        return Math.exp(-(dx * dx + dy * dy) / 2);
    }
}
