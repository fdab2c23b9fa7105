package io.facet.warp;

/**
 * Parametrises smooth displacement fields of a crop by the displacements at the nodes of a coarse
 * grid, interpolated by cubic B-splines. The field and its bending energy are those of Rueckert et
 * al., Nonrigid registration using free-form deformations: application to breast MR images, IEEE
 * Transactions on Medical Imaging 18(8), 1999. Immutable.
 *
 * <p>The parameters of a field are the displacements along the rows followed by those along the
 * columns, each for all nodes row by row, in pixels of the crop.
 */
public final class FreeFormDeformation {

    /**
     * Cells of the grid along each side. In a crop aligned for a network, about nine of them lie
     * between the pupils and six over a mouth.
     */
    public static final int CELLS = 28;

    /** Nodes along each axis: a cubic spline needs one before the crop and two after it. */
    private static final int NODES = CELLS + 3;

    private static final int PLANE = NODES * NODES;
    private static final int TAPS = 4;

    private final int size;
    private final double spacing;

    /** First node and the four weights of every column, or row, of the crop. */
    private final int[] first;

    private final double[][] weights;

    /**
     * @param size S, the side of the crop in pixels, at least 2
     * @throws IllegalArgumentException if the side is less than 2
     */
    public FreeFormDeformation(int size) {
        if (size < 2) {
            throw new IllegalArgumentException("no grid fits a crop of side " + size);
        }
        this.size = size;
        spacing = (size - 1) / (double) CELLS;
        first = new int[size];
        weights = new double[size][];
        for (int i = 0; i < size; i++) {
            double position = i / spacing;
            first[i] = Math.min(CELLS - 1, (int) position);
            weights[i] = spline(position - first[i]);
        }
    }

    /** Returns the number of parameters of a field. */
    public int parameters() {
        return 2 * PLANE;
    }

    /** Returns the distance between neighbouring nodes, in pixels of the crop. */
    public double spacing() {
        return spacing;
    }

    /**
     * Returns the field with the given parameters.
     *
     * @param numbers {@link #parameters} displacements of the nodes, in pixels of the crop
     * @return S x S
     * @throws IllegalArgumentException if there are more or fewer parameters, or the field is not
     *     finite
     */
    public DisplacementField field(float[] numbers) {
        requireAll(numbers);
        float[] x = new float[size * size];
        float[] y = new float[size * size];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) at(numbers, 0, i);
            y[i] = (float) at(numbers, PLANE, i);
        }
        return new DisplacementField(size, x, y);
    }

    /**
     * Returns the gradient with respect to the parameters of a function whose gradient with respect
     * to the field is given. This is the transpose of {@link #field}.
     *
     * @param byX S x S derivatives with respect to the displacements along the rows, row-major
     * @param byY the same along the columns
     * @return {@link #parameters} derivatives
     * @throws IllegalArgumentException if there are not S x S derivatives along each axis
     */
    public float[] gradient(float[] byX, float[] byY) {
        if (byX.length != size * size || byY.length != byX.length) {
            throw new IllegalArgumentException(
                    "%s and %s derivatives for %s x %s"
                            .formatted(byX.length, byY.length, size, size));
        }
        double[] sums = new double[parameters()];
        for (int i = 0; i < byX.length; i++) {
            spread(byX[i], sums, 0, i);
            spread(byY[i], sums, PLANE, i);
        }
        float[] gradient = new float[sums.length];
        for (int k = 0; k < sums.length; k++) {
            gradient[k] = (float) sums[k];
        }
        return gradient;
    }

    /**
     * Holds the bending energy of a field and its gradient.
     *
     * @param value mean over the nodes of |∂²d/∂u²|² + 2|∂²d/∂u∂v|² + |∂²d/∂v²|², by finite
     *     differences, with d, u and v in spacings of the grid; 0 for an affine field
     * @param gradient derivatives of the value with respect to the field's parameters, in 1 /
     *     pixels
     */
    public record Bending(double value, float[] gradient) {}

    /**
     * Computes the bending energy of the field with the given parameters.
     *
     * @param numbers {@link #parameters} displacements of the nodes, in pixels of the crop
     * @throws IllegalArgumentException if there are more or fewer parameters
     */
    public Bending bending(float[] numbers) {
        requireAll(numbers);
        double unit = 1 / (spacing * spacing * PLANE);
        double[] gradient = new double[numbers.length];
        double sum = 0;
        for (int plane = 0; plane < numbers.length; plane += PLANE) {
            for (int k = 0; k < PLANE; k++) {
                int column = k % NODES;
                int row = k / NODES;
                if (column > 0 && column + 1 < NODES) {
                    sum += second(numbers, gradient, plane + k, 1);
                }
                if (row > 0 && row + 1 < NODES) {
                    sum += second(numbers, gradient, plane + k, NODES);
                }
                if (column + 1 < NODES && row + 1 < NODES) {
                    sum += 2 * mixed(numbers, gradient, plane + k);
                }
            }
        }
        float[] scaled = new float[gradient.length];
        for (int k = 0; k < scaled.length; k++) {
            scaled[k] = (float) (unit * gradient[k]);
        }
        return new Bending(unit * sum, scaled);
    }

    private static double second(float[] d, double[] gradient, int k, int step) {
        double difference = d[k + step] - 2.0 * d[k] + d[k - step];
        gradient[k + step] += 2 * difference;
        gradient[k - step] += 2 * difference;
        gradient[k] -= 4 * difference;
        return difference * difference;
    }

    private static double mixed(float[] d, double[] gradient, int k) {
        double difference = (double) d[k + NODES + 1] - d[k + NODES] - d[k + 1] + d[k];
        gradient[k + NODES + 1] += 4 * difference;
        gradient[k + NODES] -= 4 * difference;
        gradient[k + 1] -= 4 * difference;
        gradient[k] += 4 * difference;
        return difference * difference;
    }

    private double at(float[] numbers, int plane, int pixel) {
        int column = pixel % size;
        int row = pixel / size;
        double sum = 0;
        for (int j = 0; j < TAPS; j++) {
            int k = plane + (first[row] + j) * NODES + first[column];
            double rowSum = 0;
            for (int i = 0; i < TAPS; i++) {
                rowSum += weights[column][i] * numbers[k + i];
            }
            sum += weights[row][j] * rowSum;
        }
        return sum;
    }

    private void spread(double value, double[] sums, int plane, int pixel) {
        if (value == 0) {
            return;
        }
        int column = pixel % size;
        int row = pixel / size;
        for (int j = 0; j < TAPS; j++) {
            int k = plane + (first[row] + j) * NODES + first[column];
            double share = weights[row][j] * value;
            for (int i = 0; i < TAPS; i++) {
                sums[k + i] += weights[column][i] * share;
            }
        }
    }

    /** Returns the weights of four nodes at the position t between the second and the third. */
    private static double[] spline(double t) {
        double s = 1 - t;
        return new double[] {
            s * s * s / 6,
            (3 * t * t * t - 6 * t * t + 4) / 6,
            (3 * s * s * s - 6 * s * s + 4) / 6,
            t * t * t / 6
        };
    }

    private void requireAll(float[] numbers) {
        if (numbers.length != parameters()) {
            throw new IllegalArgumentException(
                    "%s numbers for a field of %s".formatted(numbers.length, parameters()));
        }
    }
}
