package io.facet.warp;

import java.util.function.DoubleBinaryOperator;

/**
 * A smooth displacement of a rectangle of the plane, stored at the nodes of a square grid and
 * interpolated between them by the Catmull-Rom cubic, so that its derivative is continuous. The
 * displacement is 0 beyond the rectangle; to end smoothly there, it must be 0 at the border nodes.
 * Immutable.
 *
 * <p>Positions are in the plane's own unit; node (i, j) lies at (left + i·pitch, top + j·pitch).
 */
public final class DisplacementGrid {

    private static final int INVERSION_STEPS = 60;
    private static final double INVERSION_ERROR = 1e-12;

    /** Determinant of the derivative below which Newton steps are too long to converge. */
    private static final double LEAST_DETERMINANT = 0.05;

    private final Lattice lattice;
    private final double[] dx;
    private final double[] dy;

    /**
     * The positions of a grid's nodes.
     *
     * @param left x of the first column
     * @param top y of the first row
     * @param pitch distance of neighbouring nodes, above 0
     * @param columns at least 4
     * @param rows at least 4
     */
    public record Lattice(double left, double top, double pitch, int columns, int rows) {

        /**
         * @throws IllegalArgumentException if there are too few nodes or the pitch is not positive
         */
        public Lattice {
            if (columns < 4 || rows < 4 || !(pitch > 0)) {
                throw new IllegalArgumentException(
                        "%s x %s nodes at %s".formatted(columns, rows, pitch));
            }
        }

        /**
         * Returns a lattice that covers a rectangle with nodes at this pitch or a slightly smaller
         * one.
         */
        public static Lattice covering(
                double left, double top, double right, double bottom, double pitch) {
            int columns = (int) Math.ceil((right - left) / pitch - 1e-9) + 1;
            int rows = (int) Math.ceil((bottom - top) / pitch - 1e-9) + 1;
            return new Lattice(left, top, pitch, Math.max(4, columns), Math.max(4, rows));
        }

        /** Returns the number of nodes. */
        public int nodes() {
            return columns * rows;
        }

        /** Returns x of a node by its row-major index. */
        public double x(int node) {
            return left + pitch * (node % columns);
        }

        /** Returns y of a node by its row-major index. */
        public double y(int node) {
            return top + pitch * (node / columns);
        }

        /** Returns whether a position lies in the rectangle. */
        public boolean covers(double x, double y) {
            return x >= left
                    && y >= top
                    && x <= left + pitch * (columns - 1)
                    && y <= top + pitch * (rows - 1);
        }
    }

    /**
     * @param lattice positions of the nodes
     * @param dx displacement of every node along x, row-major; not copied, so never written again
     * @param dy displacement of every node along y
     * @throws IllegalArgumentException if there are more or fewer displacements than nodes
     */
    public DisplacementGrid(Lattice lattice, double[] dx, double[] dy) {
        if (dx.length != lattice.nodes() || dy.length != lattice.nodes()) {
            throw new IllegalArgumentException(
                    "%s and %s displacements of %s".formatted(dx.length, dy.length, lattice));
        }
        this.lattice = lattice;
        this.dx = dx;
        this.dy = dy;
    }

    /** Returns the positions of the nodes. */
    public Lattice lattice() {
        return lattice;
    }

    /**
     * Returns Σ_k amounts_k · grids_k.
     *
     * @param grids at least one, all on one lattice
     */
    public static DisplacementGrid sum(DisplacementGrid[] grids, double[] amounts) {
        Lattice lattice = grids[0].lattice;
        double[] dx = new double[lattice.nodes()];
        double[] dy = new double[lattice.nodes()];
        for (int k = 0; k < grids.length; k++) {
            if (amounts[k] != 0) {
                for (int i = 0; i < dx.length; i++) {
                    dx[i] += amounts[k] * grids[k].dx[i];
                    dy[i] += amounts[k] * grids[k].dy[i];
                }
            }
        }
        return new DisplacementGrid(lattice, dx, dy);
    }

    /**
     * Returns this displacement multiplied by a weight at every node.
     *
     * @param weight the weight as a function of x and y in the plane
     */
    public DisplacementGrid weighted(DoubleBinaryOperator weight) {
        double[] weightedX = dx.clone();
        double[] weightedY = dy.clone();
        for (int node = 0; node < dx.length; node++) {
            double w = weight.applyAsDouble(lattice.x(node), lattice.y(node));
            weightedX[node] *= w;
            weightedY[node] *= w;
        }
        return new DisplacementGrid(lattice, weightedX, weightedY);
    }

    /** Returns the displacement along x at a position; 0 beyond the rectangle. */
    public double x(double x, double y) {
        return interpolated(dx, x, y);
    }

    /** Returns the displacement along y at a position; 0 beyond the rectangle. */
    public double y(double x, double y) {
        return interpolated(dy, x, y);
    }

    /**
     * Adds a share of both displacements at a position, at less cost than two separate calls.
     *
     * @param share factor of the displacements
     * @param sum x and y, to which the displacements are added
     */
    public void addTo(double x, double y, double share, double[] sum) {
        double column = (x - lattice.left()) / lattice.pitch();
        double row = (y - lattice.top()) / lattice.pitch();
        int columns = lattice.columns();
        int rows = lattice.rows();
        if (!(column >= 0 && row >= 0 && column <= columns - 1 && row <= rows - 1)) {
            return;
        }
        int i = Math.min((int) column, columns - 2);
        int j = Math.min((int) row, rows - 2);
        double s = column - i;
        double t = row - j;
        int left = Math.max(0, i - 1);
        int right = Math.min(columns - 1, i + 2);
        double w0 = CubicKernel.CATMULL_ROM.weight(s, -1);
        double w1 = CubicKernel.CATMULL_ROM.weight(s, 0);
        double w2 = CubicKernel.CATMULL_ROM.weight(s, 1);
        double w3 = CubicKernel.CATMULL_ROM.weight(s, 2);
        double v0 = CubicKernel.CATMULL_ROM.weight(t, -1);
        double v1 = CubicKernel.CATMULL_ROM.weight(t, 0);
        double v2 = CubicKernel.CATMULL_ROM.weight(t, 1);
        double v3 = CubicKernel.CATMULL_ROM.weight(t, 2);
        double sumX = 0;
        double sumY = 0;
        for (int m = 0; m < 4; m++) {
            int line = Math.max(0, Math.min(rows - 1, j - 1 + m)) * columns;
            double v = m == 0 ? v0 : m == 1 ? v1 : m == 2 ? v2 : v3;
            sumX +=
                    v
                            * (w0 * dx[line + left]
                                    + w1 * dx[line + i]
                                    + w2 * dx[line + i + 1]
                                    + w3 * dx[line + right]);
            sumY +=
                    v
                            * (w0 * dy[line + left]
                                    + w1 * dy[line + i]
                                    + w2 * dy[line + i + 1]
                                    + w3 * dy[line + right]);
        }
        sum[0] += share * sumX;
        sum[1] += share * sumY;
    }

    /**
     * Returns the smallest determinant of the derivative of p + d(p) over the cells; the map folds
     * where it is not above 0.
     */
    public double leastDeterminant() {
        int columns = lattice.columns();
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j + 1 < lattice.rows(); j++) {
            for (int i = 0; i + 1 < columns; i++) {
                least = Math.min(least, determinant(j * columns + i));
            }
        }
        return least;
    }

    private double determinant(int node) {
        int below = node + lattice.columns();
        double h = lattice.pitch();
        double xx = 1 + (dx[node + 1] - dx[node]) / h;
        double xy = (dx[below] - dx[node]) / h;
        double yx = (dy[node + 1] - dy[node]) / h;
        double yy = 1 + (dy[below] - dy[node]) / h;
        return xx * yy - xy * yx;
    }

    /** Returns the {@link #inverse(DisplacementGrid)} without an initial guess. */
    public DisplacementGrid inverse() {
        return inverse(null);
    }

    /**
     * Returns the inverse displacement: e with q + e(q) = p wherever q = p + d(p). It is computed
     * at every node by Newton's method on e + d(q + e) = 0, or by damped fixed-point steps e ← -d(q
     * + e) where Newton steps do not reduce the error. It is exact at the nodes where this map does
     * not fold.
     *
     * @param guess the inverse of a similar displacement on the same lattice, from which the
     *     iteration starts; null for -d
     */
    public DisplacementGrid inverse(DisplacementGrid guess) {
        double[] ex = new double[dx.length];
        double[] ey = new double[dy.length];
        double[] solution = new double[2];
        for (int node = 0; node < ex.length; node++) {
            if (dx[node] == 0 && dy[node] == 0 && isBorder(node)) {
                continue;
            }
            solution[0] = guess == null ? -dx[node] : guess.dx[node];
            solution[1] = guess == null ? -dy[node] : guess.dy[node];
            solve(lattice.x(node), lattice.y(node), solution);
            ex[node] = solution[0];
            ey[node] = solution[1];
        }
        return new DisplacementGrid(lattice, ex, ey);
    }

    /**
     * Solves e + d(q + e) = 0.
     *
     * @param e the initial guess; receives the solution
     */
    private void solve(double x, double y, double[] e) {
        double[] d = new double[6];
        double damping = 1;
        double last = Double.POSITIVE_INFINITY;
        for (int step = 0; step < INVERSION_STEPS; step++) {
            evaluate(x + e[0], y + e[1], d);
            double errorX = -d[0] - e[0];
            double errorY = -d[1] - e[1];
            double error = Math.abs(errorX) + Math.abs(errorY);
            if (error < INVERSION_ERROR * lattice.pitch()) {
                break;
            }
            double determinant = (1 + d[2]) * (1 + d[5]) - d[3] * d[4];
            if (determinant > LEAST_DETERMINANT && error < last) {
                e[0] += ((1 + d[5]) * errorX - d[3] * errorY) / determinant;
                e[1] += ((1 + d[2]) * errorY - d[4] * errorX) / determinant;
            } else {
                if (error > 0.9 * last) {
                    damping = Math.max(0.2, 0.7 * damping);
                }
                e[0] += damping * errorX;
                e[1] += damping * errorY;
            }
            last = error;
        }
    }

    private boolean isBorder(int node) {
        int column = node % lattice.columns();
        int row = node / lattice.columns();
        return column == 0
                || row == 0
                || column == lattice.columns() - 1
                || row == lattice.rows() - 1;
    }

    private double interpolated(double[] values, double x, double y) {
        double[] columns = new double[4];
        double[] rows = new double[4];
        int cell = cell(x, y);
        if (cell < 0) {
            return 0;
        }
        weights((x - lattice.left()) / lattice.pitch() - cell % lattice.columns(), columns);
        weights((y - lattice.top()) / lattice.pitch() - cell / lattice.columns(), rows);
        return sum(values, cell, columns, rows);
    }

    /**
     * Computes both displacements at a position and their derivatives with respect to x and y: d_x,
     * d_y, ∂d_x/∂x, ∂d_x/∂y, ∂d_y/∂x, ∂d_y/∂y.
     */
    private void evaluate(double x, double y, double[] result) {
        int cell = cell(x, y);
        if (cell < 0) {
            java.util.Arrays.fill(result, 0);
            return;
        }
        double[] columns = new double[4];
        double[] rows = new double[4];
        double[] columnSlopes = new double[4];
        double[] rowSlopes = new double[4];
        double s = (x - lattice.left()) / lattice.pitch() - cell % lattice.columns();
        double t = (y - lattice.top()) / lattice.pitch() - cell / lattice.columns();
        weights(s, columns);
        weights(t, rows);
        slopes(s, columnSlopes);
        slopes(t, rowSlopes);
        result[0] = sum(dx, cell, columns, rows);
        result[1] = sum(dy, cell, columns, rows);
        result[2] = sum(dx, cell, columnSlopes, rows) / lattice.pitch();
        result[3] = sum(dx, cell, columns, rowSlopes) / lattice.pitch();
        result[4] = sum(dy, cell, columnSlopes, rows) / lattice.pitch();
        result[5] = sum(dy, cell, columns, rowSlopes) / lattice.pitch();
    }

    /** Returns the node to the upper left of a position, or -1 beyond the rectangle. */
    private int cell(double x, double y) {
        double column = (x - lattice.left()) / lattice.pitch();
        double row = (y - lattice.top()) / lattice.pitch();
        int columns = lattice.columns();
        int rows = lattice.rows();
        if (!(column >= 0 && row >= 0 && column <= columns - 1 && row <= rows - 1)) {
            return -1;
        }
        return Math.min((int) row, rows - 2) * columns + Math.min((int) column, columns - 2);
    }

    private static void weights(double t, double[] weights) {
        for (int tap = 0; tap < 4; tap++) {
            weights[tap] = CubicKernel.CATMULL_ROM.weight(t, tap - 1);
        }
    }

    private static void slopes(double t, double[] slopes) {
        for (int tap = 0; tap < 4; tap++) {
            slopes[tap] = CubicKernel.CATMULL_ROM.slope(t, tap - 1);
        }
    }

    /**
     * Computes the weighted sum of the 4 x 4 nodes around a cell; beyond the border the border node
     * is repeated.
     */
    private double sum(double[] values, int cell, double[] columnWeights, double[] rowWeights) {
        int columns = lattice.columns();
        int i = cell % columns;
        int j = cell / columns;
        int left = Math.max(0, i - 1);
        int right = Math.min(columns - 1, i + 2);
        double sum = 0;
        for (int m = 0; m < 4; m++) {
            int line = Math.max(0, Math.min(lattice.rows() - 1, j - 1 + m)) * columns;
            double along =
                    columnWeights[0] * values[line + left]
                            + columnWeights[1] * values[line + i]
                            + columnWeights[2] * values[line + i + 1]
                            + columnWeights[3] * values[line + right];
            sum += rowWeights[m] * along;
        }
        return sum;
    }
}
