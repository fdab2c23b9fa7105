package io.facet.guide;

import io.facet.optimize.LinearSystem;
import java.util.List;

/**
 * Measures how much of an expression a face shows, from its landmarks alone: the projection on the
 * direction of Fisher's linear discriminant between faces without and with it, scaled so that 0 is
 * the mean of the faces without and 1 the mean of those with it.
 *
 * @param weights of the measures of {@link #measures}
 * @param without the mean measures of faces without it
 */
public record ExpressionState(double[] weights, double[] without) {

    /** Added to the variance of every measure, in IPD², so that no direction is too certain. */
    private static final double RIDGE = 2e-4;

    public ExpressionState {
        weights = weights.clone();
        without = without.clone();
    }

    /**
     * Fits the discriminant.
     *
     * @param before landmarks of faces without the expression, in face units
     * @param after landmarks of the same faces with it
     */
    public static ExpressionState between(List<double[]> before, List<double[]> after) {
        double[] mean0 = mean(before);
        double[] mean1 = mean(after);
        int n = mean0.length;
        double[][] scatter = new double[n][n];
        addScatter(scatter, before, mean0);
        addScatter(scatter, after, mean1);
        for (int i = 0; i < n; i++) {
            scatter[i][i] += RIDGE;
        }
        double[][] inverse = LinearSystem.inverse(scatter);
        double[] weights = new double[n];
        double gap = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                weights[i] += inverse[i][j] * (mean1[j] - mean0[j]);
            }
            gap += weights[i] * (mean1[i] - mean0[i]);
        }
        for (int i = 0; i < n; i++) {
            weights[i] /= gap;
        }
        return new ExpressionState(weights, mean0);
    }

    /**
     * Measures a face.
     *
     * @param landmarks 136 numbers in face units
     * @return about 0 without the expression, about 1 with the guides' full one
     */
    public double of(double[] landmarks) {
        double[] measures = measures(landmarks);
        double state = 0;
        for (int i = 0; i < measures.length; i++) {
            state += weights[i] * (measures[i] - without[i]);
        }
        return state;
    }

    /**
     * Returns what the mouth does, in IPD: its width, how high the corners are above the middle of
     * the lips, how far the lips are apart, how thick they are, and how far the upper lip is from
     * the nose.
     */
    public static double[] measures(double[] p) {
        double width = p[2 * 54] - p[2 * 48];
        double corners = (p[2 * 48 + 1] + p[2 * 54 + 1]) / 2;
        double lift = (p[2 * 51 + 1] + p[2 * 57 + 1]) / 2 - corners;
        double opening =
                (p[2 * 65 + 1] + p[2 * 66 + 1] + p[2 * 67 + 1]) / 3
                        - (p[2 * 61 + 1] + p[2 * 62 + 1] + p[2 * 63 + 1]) / 3;
        double lips = p[2 * 57 + 1] - p[2 * 51 + 1] - opening;
        double philtrum = p[2 * 51 + 1] - p[2 * 33 + 1];
        return new double[] {width, lift, opening, lips, philtrum};
    }

    private static double[] mean(List<double[]> faces) {
        double[] mean = new double[measures(faces.get(0)).length];
        for (double[] face : faces) {
            double[] measures = measures(face);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += measures[i] / faces.size();
            }
        }
        return mean;
    }

    private static void addScatter(double[][] scatter, List<double[]> faces, double[] mean) {
        for (double[] face : faces) {
            double[] measures = measures(face);
            for (int i = 0; i < mean.length; i++) {
                for (int j = 0; j < mean.length; j++) {
                    scatter[i][j] +=
                            (measures[i] - mean[i]) * (measures[j] - mean[j]) / (2 * faces.size());
                }
            }
        }
    }
}
