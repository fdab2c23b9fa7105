package io.facet.attribute;

import io.facet.optimize.LinearSystem;

/**
 * Computes the ridge regression of many numbers (the values of feature maps) on a few conditions,
 * accumulated picture by picture: with φ = (1, z), F ≈ C·φ, C = (Σ F φᵀ)(Σ φ φᵀ + n·R)⁻¹, R =
 * diag(0, λ, …, λ).
 */
final class ConditionalMean {

    private final int width;
    private final double[][] moments;
    private final double[][] products;
    private int count;
    private double weight;

    /**
     * @param values how many numbers a picture has
     * @param conditions how many conditions
     */
    ConditionalMean(int values, int conditions) {
        width = conditions + 1;
        moments = new double[width][width];
        products = new double[width][values];
    }

    int count() {
        return count;
    }

    /** Returns the mean of the conditions so far. */
    double[] mean() {
        double[] mean = new double[width - 1];
        for (int k = 1; k < width; k++) {
            mean[k - 1] = moments[0][k] / weight;
        }
        return mean;
    }

    /**
     * Adds a picture.
     *
     * @param share its weight, 0 or more
     */
    void add(float[] values, float[] conditions, double share) {
        double[] phi = new double[width];
        phi[0] = 1;
        for (int k = 1; k < width; k++) {
            phi[k] = conditions[k - 1];
        }
        for (int k = 0; k < width; k++) {
            for (int m = 0; m < width; m++) {
                moments[k][m] += share * phi[k] * phi[m];
            }
            double[] row = products[k];
            double factor = share * phi[k];
            for (int i = 0; i < row.length; i++) {
                row[i] += factor * values[i];
            }
        }
        count++;
        weight += share;
    }

    /**
     * Returns the coefficients, with the conditions projected first.
     *
     * @param projection conditions x conditions, row by row
     * @param ridge λ; conditions have deviation about 1
     * @return for 1 and each condition, the coefficients of all values
     */
    float[][] coefficients(float[] projection, double ridge) {
        double[][] t = withConstant(projection);
        double[][] projected = product(product(t, moments), transposed(t));
        for (int k = 0; k < width; k++) {
            // The constant is not penalised; a direction that the projection took out must not be
            // singular.
            projected[k][k] += weight * (k == 0 ? 1e-9 : ridge);
        }
        double[][] solve = product(LinearSystem.inverse(projected), t);
        int values = products[0].length;
        float[][] coefficients = new float[width][values];
        for (int k = 0; k < width; k++) {
            for (int i = 0; i < values; i++) {
                double sum = 0;
                for (int m = 0; m < width; m++) {
                    sum += solve[k][m] * products[m][i];
                }
                coefficients[k][i] = (float) sum;
            }
        }
        return coefficients;
    }

    private double[][] withConstant(float[] projection) {
        double[][] t = new double[width][width];
        t[0][0] = 1;
        for (int row = 1; row < width; row++) {
            for (int column = 1; column < width; column++) {
                t[row][column] = projection[(row - 1) * (width - 1) + column - 1];
            }
        }
        return t;
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] c = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                for (int j = 0; j < b[0].length; j++) {
                    c[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return c;
    }

    private static double[][] transposed(double[][] a) {
        double[][] t = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                t[j][i] = a[i][j];
            }
        }
        return t;
    }
}
