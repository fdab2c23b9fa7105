package io.facet.warp;

/**
 * A smooth function of the plane through scattered values: the thin-plate spline of Duchon (1977)
 * in the smoothing form of Wahba, <i>Spline Models for Observational Data</i> (SIAM 1990), which
 * minimises Σ_i (f(c_i) - v_i)²/λ_i plus the bending energy of f.
 *
 * <pre>{@code
 * ThinPlateSpline spline = ThinPlateSpline.through(centres, new double[][] {values}, 1e-5);
 * double value = spline.at(0, x, y);
 * }</pre>
 *
 * <p>f(p) = a_0 + a_1 x + a_2 y + Σ_i w_i U(|p - c_i|) with U(r) = r² log r². Several functions on
 * the same centres share one factorisation. Immutable and thread-safe.
 */
public final class ThinPlateSpline {

    private final double[] centres;

    /** The weights w_i, then a_0, a_1, a_2, one row for each function. */
    private final double[][] coefficients;

    private ThinPlateSpline(double[] centres, double[][] coefficients) {
        this.centres = centres;
        this.coefficients = coefficients;
    }

    /**
     * Fits functions with the same smoothing at every centre.
     *
     * @param centres x and y of at least three points that are not collinear, interleaved; distinct
     *     where the smoothing is 0
     * @param values one row of values at the centres for each function
     * @param smoothing λ, 0 for interpolation; in the square of the centres' unit
     * @throws IllegalArgumentException if the lengths disagree, or the system is singular
     */
    public static ThinPlateSpline through(double[] centres, double[][] values, double smoothing) {
        double[] everywhere = new double[centres.length / 2];
        java.util.Arrays.fill(everywhere, smoothing);
        return through(centres, values, everywhere);
    }

    /**
     * Fits functions.
     *
     * @param centres as in {@link #through(double[], double[][], double)}
     * @param values one row of values at the centres for each function
     * @param smoothing λ_i of each centre, at least 0
     * @throws IllegalArgumentException if the lengths disagree, or the system is singular
     */
    public static ThinPlateSpline through(double[] centres, double[][] values, double[] smoothing) {
        int n = centres.length / 2;
        if (n < 3 || centres.length % 2 != 0 || smoothing.length != n) {
            throw new IllegalArgumentException(
                    "%s coordinates and %s smoothings".formatted(centres.length, smoothing.length));
        }
        double[][] system = system(centres, smoothing);
        double[][] right = new double[values.length][];
        for (int f = 0; f < values.length; f++) {
            if (values[f].length != n) {
                throw new IllegalArgumentException(
                        "%s values at %s centres".formatted(values[f].length, n));
            }
            right[f] = java.util.Arrays.copyOf(values[f], n + 3);
        }
        solve(system, right);
        return new ThinPlateSpline(centres.clone(), right);
    }

    private static double[][] system(double[] centres, double[] smoothing) {
        int n = smoothing.length;
        double[][] system = new double[n + 3][n + 3];
        for (int i = 0; i < n; i++) {
            double x = centres[2 * i];
            double y = centres[2 * i + 1];
            for (int j = 0; j < i; j++) {
                double dx = x - centres[2 * j];
                double dy = y - centres[2 * j + 1];
                system[i][j] = kernel(dx * dx + dy * dy);
                system[j][i] = system[i][j];
            }
            system[i][i] = smoothing[i];
            double[] affine = {1, x, y};
            for (int k = 0; k < 3; k++) {
                system[i][n + k] = affine[k];
                system[n + k][i] = affine[k];
            }
        }
        return system;
    }

    /** Computes U from the squared distance. */
    private static double kernel(double squared) {
        return squared == 0 ? 0 : squared * Math.log(squared);
    }

    /**
     * Solves by Gaussian elimination with partial pivoting; the solutions replace the right-hand
     * sides.
     */
    private static void solve(double[][] matrix, double[][] right) {
        int n = matrix.length;
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int row = column + 1; row < n; row++) {
                if (Math.abs(matrix[row][column]) > Math.abs(matrix[pivot][column])) {
                    pivot = row;
                }
            }
            if (!(Math.abs(matrix[pivot][column]) > 1e-12)) {
                throw new IllegalArgumentException(
                        "The centres are collinear or coincide, so no spline is determined.");
            }
            swap(matrix, right, column, pivot);
            for (int row = column + 1; row < n; row++) {
                double factor = matrix[row][column] / matrix[column][column];
                if (factor != 0) {
                    for (int k = column; k < n; k++) {
                        matrix[row][k] -= factor * matrix[column][k];
                    }
                    for (double[] side : right) {
                        side[row] -= factor * side[column];
                    }
                }
            }
        }
        for (double[] side : right) {
            for (int row = n - 1; row >= 0; row--) {
                double sum = side[row];
                for (int k = row + 1; k < n; k++) {
                    sum -= matrix[row][k] * side[k];
                }
                side[row] = sum / matrix[row][row];
            }
        }
    }

    private static void swap(double[][] matrix, double[][] right, int one, int other) {
        double[] row = matrix[one];
        matrix[one] = matrix[other];
        matrix[other] = row;
        for (double[] side : right) {
            double value = side[one];
            side[one] = side[other];
            side[other] = value;
        }
    }

    /** Returns the number of functions. */
    public int functions() {
        return coefficients.length;
    }

    /**
     * Returns the value of one function.
     *
     * @param function its row in the fitted values
     */
    public double at(int function, double x, double y) {
        double[] result = new double[coefficients.length];
        at(x, y, result);
        return result[function];
    }

    /**
     * Computes the values of all functions at a point.
     *
     * @param result receives a value for each function
     */
    public void at(double x, double y, double[] result) {
        int n = centres.length / 2;
        for (int f = 0; f < coefficients.length; f++) {
            double[] c = coefficients[f];
            result[f] = c[n] + c[n + 1] * x + c[n + 2] * y;
        }
        for (int i = 0; i < n; i++) {
            double dx = x - centres[2 * i];
            double dy = y - centres[2 * i + 1];
            double u = kernel(dx * dx + dy * dy);
            for (int f = 0; f < coefficients.length; f++) {
                result[f] += coefficients[f][i] * u;
            }
        }
    }
}
