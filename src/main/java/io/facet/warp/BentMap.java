package io.facet.warp;

/**
 * Displaces a crop's positions and then applies a similarity into the photograph. Both directions
 * are stored as displacements on a grid and interpolated linearly between its nodes. Beyond the
 * grid the displacement is that of the nearest border node, so the map stays continuous and
 * invertible everywhere. Immutable.
 */
public final class BentMap implements PlaneMap {

    /** Extent of the grid beyond each border of the crop, as a share of the crop's side. */
    private static final double MARGIN = 0.5;

    private static final int NEWTON_STEPS = 12;

    /** Determinant of the derivative below which the map squeezes or folds the plane. */
    private static final double LEAST_DETERMINANT = 0.25;

    private static final double SOFTENING = 0.8;
    private static final int MOST_SOFTENINGS = 20;

    private final Similarity similarity;
    private final Grid forth;
    private final Grid back;
    private final boolean towardsPhoto;

    private BentMap(Similarity similarity, Grid forth, Grid back, boolean towardsPhoto) {
        this.similarity = similarity;
        this.forth = forth;
        this.back = back;
        this.towardsPhoto = towardsPhoto;
    }

    /**
     * Returns the map from a crop to its photograph.
     *
     * @param displacement in pixels of the crop; if it would fold the plane anywhere, all of it is
     *     scaled down until it does not
     * @param cropToPhoto applied after the displacement
     * @param size S, the side of the crop in pixels, at least 1
     * @throws IllegalArgumentException if the side is less than 1
     */
    public static BentMap of(SmoothDisplacement displacement, Similarity cropToPhoto, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("no grid fits a crop of side " + size);
        }
        Grid forth = Grid.of(displacement, size, MARGIN);
        for (int i = 0; i < MOST_SOFTENINGS && forth.leastDeterminant() < LEAST_DETERMINANT; i++) {
            forth = forth.times(SOFTENING);
        }
        return new BentMap(cropToPhoto, forth, forth.inverse(), true);
    }

    @Override
    public double x(double x, double y) {
        if (towardsPhoto) {
            return similarity.x(x + forth.x(x, y), y + forth.y(x, y));
        }
        double u = similarity.x(x, y);
        return u + back.x(u, similarity.y(x, y));
    }

    @Override
    public double y(double x, double y) {
        if (towardsPhoto) {
            return similarity.y(x + forth.x(x, y), y + forth.y(x, y));
        }
        double v = similarity.y(x, y);
        return v + back.y(similarity.x(x, y), v);
    }

    @Override
    public PlaneMap inverse() {
        return new BentMap(similarity.inverse(), forth, back, !towardsPhoto);
    }

    @Override
    public double scale() {
        return similarity.scale();
    }

    /**
     * Holds displacements at whole pixels, starting at {@code -margin} along each axis.
     *
     * @param margin pixels before 0
     * @param side nodes along each axis
     * @param dx side x side displacements along x, in pixels, row-major
     * @param dy the same along y
     */
    private record Grid(int margin, int side, double[] dx, double[] dy) {

        static Grid of(SmoothDisplacement displacement, int size, double margin) {
            int beyond = (int) Math.ceil(size * margin);
            int side = size + 2 * beyond;
            double[] dx = new double[side * side];
            double[] dy = new double[side * side];
            for (int i = 0; i < dx.length; i++) {
                dx[i] = displacement.x(i % side - beyond, i / side - beyond);
                dy[i] = displacement.y(i % side - beyond, i / side - beyond);
            }
            return new Grid(beyond, side, dx, dy);
        }

        double x(double x, double y) {
            return at(dx, x, y);
        }

        double y(double x, double y) {
            return at(dy, x, y);
        }

        Grid times(double factor) {
            double[] fx = dx.clone();
            double[] fy = dy.clone();
            for (int i = 0; i < fx.length; i++) {
                fx[i] *= factor;
                fy[i] *= factor;
            }
            return new Grid(margin, side, fx, fy);
        }

        double leastDeterminant() {
            double least = Double.POSITIVE_INFINITY;
            for (int y = 0; y + 1 < side; y++) {
                for (int x = 0; x + 1 < side; x++) {
                    int i = y * side + x;
                    double xx = 1 + dx[i + 1] - dx[i];
                    double xy = dx[i + side] - dx[i];
                    double yx = dy[i + 1] - dy[i];
                    double yy = 1 + dy[i + side] - dy[i];
                    least = Math.min(least, Math.min(Math.min(xx, yy), xx * yy - xy * yx));
                }
            }
            return least;
        }

        /** Returns the inverse displacements e: where x + d(x) = u, x = u + e(u). */
        Grid inverse() {
            double[] ex = new double[dx.length];
            double[] ey = new double[dy.length];
            for (int i = 0; i < ex.length; i++) {
                double u = i % side - margin;
                double v = i / side - margin;
                double[] source = source(u, v);
                ex[i] = source[0] - u;
                ey[i] = source[1] - v;
            }
            return new Grid(margin, side, ex, ey);
        }

        /** Solves x + d(x) = (u, v) for x by Newton's method. */
        private double[] source(double u, double v) {
            double x = u - x(u, v);
            double y = v - y(u, v);
            for (int step = 0; step < NEWTON_STEPS; step++) {
                double errorX = x + x(x, y) - u;
                double errorY = y + y(x, y) - v;
                if (Math.abs(errorX) + Math.abs(errorY) < 1e-9) {
                    break;
                }
                double xx = 1 + x(x + 0.5, y) - x(x - 0.5, y);
                double xy = x(x, y + 0.5) - x(x, y - 0.5);
                double yx = y(x + 0.5, y) - y(x - 0.5, y);
                double yy = 1 + y(x, y + 0.5) - y(x, y - 0.5);
                double determinant = Math.max(LEAST_DETERMINANT / 2, xx * yy - xy * yx);
                x -= (yy * errorX - xy * errorY) / determinant;
                y -= (xx * errorY - yx * errorX) / determinant;
            }
            return new double[] {x, y};
        }

        private double at(double[] values, double x, double y) {
            double column = Math.max(0, Math.min(side - 1, x + margin));
            double row = Math.max(0, Math.min(side - 1, y + margin));
            int i = Math.min((int) column, side - 2);
            int j = Math.min((int) row, side - 2);
            double fx = column - i;
            double fy = row - j;
            int k = j * side + i;
            double top = values[k] + fx * (values[k + 1] - values[k]);
            double bottom = values[k + side] + fx * (values[k + side + 1] - values[k + side]);
            return top + fy * (bottom - top);
        }
    }
}
