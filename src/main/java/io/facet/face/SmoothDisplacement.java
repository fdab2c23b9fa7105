package io.facet.face;

import io.facet.optimize.LinearSystem;

/**
 * A smooth displacement of the plane that nearly meets given ones at some points and dies away far
 * from them: the mean of a Gaussian process with a Gaussian kernel, Rasmussen and Williams,
 * Gaussian Processes for Machine Learning, 2006, equation 2.25. Points are measured with an error,
 * so they are met only as far as their neighbours allow.
 */
final class SmoothDisplacement {

    private final double[] points;

    private final double[] weightsX;
    private final double[] weightsY;
    private final double range;

    /**
     * @param points where displacements are known, x and y interleaved
     * @param displacements there, x and y interleaved
     * @param noise of every point: the variance of its error as a part of the displacements' own,
     *     above 0
     * @param range of the kernel, its standard deviation, in the unit of the points
     */
    SmoothDisplacement(double[] points, double[] displacements, double[] noise, double range) {
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

    double x(double x, double y) {
        return sum(weightsX, x, y);
    }

    double y(double x, double y) {
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
