package io.facet.warp;

import io.facet.FacetException;
import java.util.Locale;

/**
 * Rotates, scales uniformly and shifts the plane, without reflection:
 *
 * <pre>
 * X = a x - b y + tx
 * Y = b x + a y + ty
 * </pre>
 *
 * <p>With the row axis downwards, as in pictures, a positive {@code b} rotates clockwise.
 *
 * @param a scale times the cosine of the rotation
 * @param b scale times the sine of the rotation
 * @param tx shift along x, in pixels of the target
 * @param ty shift along y, in pixels of the target
 */
public record Similarity(double a, double b, double tx, double ty) implements PlaneMap {

    /**
     * Fraction of the points' spread below which they coincide, or mirror each other, up to
     * rounding.
     */
    private static final double NEGLIGIBLE = 1e-12;

    /**
     * @throws IllegalArgumentException if a parameter is not finite or the scale is 0
     */
    public Similarity {
        double squaredScale = a * a + b * b;
        if (!(squaredScale > 0) || !Double.isFinite(squaredScale + tx + ty)) {
            throw new IllegalArgumentException(
                    "no similarity: a %s, b %s, tx %s, ty %s".formatted(a, b, tx, ty));
        }
    }

    /**
     * Returns the similarity T that minimises Σ |T(from) - to|²: Umeyama, Least-squares estimation
     * of transformation parameters between two point patterns, IEEE PAMI 13(4), 1991. In the plane
     * the singular value decomposition reduces to two sums, because rotations with scalings, (a,
     * b), form a linear space.
     *
     * @param from at least two points in pixels, x and y interleaved
     * @param to the targets of these points, in the same order
     * @throws FacetException if the points of one side coincide, or one side mirrors the other, so
     *     that no rotation fits better than a single point
     * @throws IllegalArgumentException if the lengths differ, are odd, or are less than 4
     */
    public static Similarity between(double[] from, double[] to) {
        if (from.length != to.length || from.length % 2 != 0 || from.length < 4) {
            throw new IllegalArgumentException(
                    "%s and %s coordinates".formatted(from.length, to.length));
        }
        Centred source = Centred.of(from);
        Centred target = Centred.of(to);
        source.requireSpread();
        target.requireSpread();
        double a = source.dot(target) / source.spread();
        double b = source.cross(target) / source.spread();
        if ((a * a + b * b) * source.spread() <= NEGLIGIBLE * target.spread()) {
            throw new FacetException(
                    "No rotation maps these points onto the others: one set mirrors the other."
                            + " Check which points are left and which are right.");
        }
        return new Similarity(
                a,
                b,
                target.meanX - (a * source.meanX - b * source.meanY),
                target.meanY - (b * source.meanX + a * source.meanY));
    }

    @Override
    public double x(double x, double y) {
        return a * x - b * y + tx;
    }

    @Override
    public double y(double x, double y) {
        return b * x + a * y + ty;
    }

    @Override
    public Similarity inverse() {
        double squaredScale = a * a + b * b;
        return new Similarity(
                a / squaredScale,
                -b / squaredScale,
                -(a * tx + b * ty) / squaredScale,
                (b * tx - a * ty) / squaredScale);
    }

    @Override
    public double scale() {
        return Math.hypot(a, b);
    }

    /** Holds points as offsets from their mean. */
    private record Centred(double[] offsets, double meanX, double meanY) {

        static Centred of(double[] points) {
            int n = points.length / 2;
            double sumX = 0;
            double sumY = 0;
            for (int i = 0; i < points.length; i += 2) {
                sumX += points[i];
                sumY += points[i + 1];
            }
            double[] offsets = new double[points.length];
            for (int i = 0; i < points.length; i += 2) {
                offsets[i] = points[i] - sumX / n;
                offsets[i + 1] = points[i + 1] - sumY / n;
            }
            return new Centred(offsets, sumX / n, sumY / n);
        }

        double spread() {
            return dot(this);
        }

        double dot(Centred other) {
            double sum = 0;
            for (int i = 0; i < offsets.length; i++) {
                sum += offsets[i] * other.offsets[i];
            }
            return sum;
        }

        double cross(Centred other) {
            double sum = 0;
            for (int i = 0; i < offsets.length; i += 2) {
                sum += offsets[i] * other.offsets[i + 1] - offsets[i + 1] * other.offsets[i];
            }
            return sum;
        }

        void requireSpread() {
            if (spread() <= NEGLIGIBLE * (1 + meanX * meanX + meanY * meanY)) {
                throw new FacetException(
                        String.format(
                                Locale.ROOT,
                                "The points all lie at (%.1f, %.1f): a face needs at least two"
                                        + " places.",
                                meanX,
                                meanY));
            }
        }
    }
}
