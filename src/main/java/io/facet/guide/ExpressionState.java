package io.facet.guide;

import static io.facet.face.FaceFeature.LEFT_MOUTH_CORNER;
import static io.facet.face.FaceFeature.LOWER_LIP_BOTTOM;
import static io.facet.face.FaceFeature.LOWER_LIP_INNER;
import static io.facet.face.FaceFeature.RIGHT_MOUTH_CORNER;
import static io.facet.face.FaceFeature.SUBNASALE;
import static io.facet.face.FaceFeature.UPPER_LIP_INNER;
import static io.facet.face.FaceFeature.UPPER_LIP_TOP;

import io.facet.face.FaceFeature;
import io.facet.optimize.LinearSystem;
import java.util.List;

/**
 * Measures how strongly a face shows an expression, from its landmarks alone: the projection onto
 * the direction of Fisher's linear discriminant between faces without and with it, scaled so that 0
 * is the mean of the faces without the expression and 1 the mean of those with it.
 *
 * @param weights weights of the measures of {@link #measures}
 * @param without mean measures of faces without the expression
 */
public record ExpressionState(double[] weights, double[] without) {

    /** Added to the variance of every measure, in IPD², as regularisation. */
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
     * Returns the measures of the mouth, in IPD: its width, the height of the corners above the
     * middle of the lips, the distance between the lips, their thickness, and the distance of the
     * upper lip from the nose.
     */
    public static double[] measures(double[] p) {
        double width = RIGHT_MOUTH_CORNER.x(p) - LEFT_MOUTH_CORNER.x(p);
        double corners = (LEFT_MOUTH_CORNER.y(p) + RIGHT_MOUTH_CORNER.y(p)) / 2;
        double lift = (UPPER_LIP_TOP.y(p) + LOWER_LIP_BOTTOM.y(p)) / 2 - corners;
        double opening = meanRow(p, LOWER_LIP_INNER) - meanRow(p, UPPER_LIP_INNER);
        double lips = LOWER_LIP_BOTTOM.y(p) - UPPER_LIP_TOP.y(p) - opening;
        double philtrum = UPPER_LIP_TOP.y(p) - SUBNASALE.y(p);
        return new double[] {width, lift, opening, lips, philtrum};
    }

    /** Returns the mean row of the middle of a lip's edge and the landmarks on either side. */
    private static double meanRow(double[] p, FaceFeature middle) {
        int i = 2 * middle.first() + 1;
        return (p[i - 2] + p[i] + p[i + 2]) / 3;
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
