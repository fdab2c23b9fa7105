package io.facet.warp;

import java.util.Arrays;
import java.util.Locale;

/**
 * Moves the pixels of a square crop: pixel p of the moved crop is sampled at p + d(p) in the
 * original, as in image registration. Immutable.
 *
 * @param size S, the side of the crop in pixels
 * @param x S x S displacements along the rows, in pixels of the crop, row-major; finite, and
 *     exactly 0 where nothing moves
 * @param y the same along the columns
 */
public record DisplacementField(int size, float[] x, float[] y) {

    /**
     * @throws IllegalArgumentException if there are not S x S displacements along each axis, or one
     *     is not finite
     */
    public DisplacementField {
        if (size < 1 || x.length != (long) size * size || y.length != x.length) {
            throw new IllegalArgumentException(
                    "%s and %s displacements for %s x %s"
                            .formatted(x.length, y.length, size, size));
        }
        x = x.clone();
        y = y.clone();
        for (int i = 0; i < x.length; i++) {
            if (!Float.isFinite(x[i]) || !Float.isFinite(y[i])) {
                throw new IllegalArgumentException("displacement " + i + ": " + x[i] + ", " + y[i]);
            }
        }
    }

    /**
     * Returns the field that moves nothing.
     *
     * @param size S, the side of the crop in pixels, at least 1
     */
    public static DisplacementField none(int size) {
        return new DisplacementField(size, new float[size * size], new float[size * size]);
    }

    /** Returns a copy of the displacements along the rows. */
    @Override
    public float[] x() {
        return x.clone();
    }

    /** Returns a copy of the displacements along the columns. */
    @Override
    public float[] y() {
        return y.clone();
    }

    /** Returns whether all displacements are 0. */
    public boolean isZero() {
        for (int i = 0; i < x.length; i++) {
            if (movesAt(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns whether a pixel is displaced.
     *
     * @param pixel its row-major index
     */
    public boolean movesAt(int pixel) {
        return x[pixel] != 0 || y[pixel] != 0;
    }

    private double longest() {
        double longest = 0;
        for (int i = 0; i < x.length; i++) {
            longest = Math.max(longest, Math.hypot(x[i], y[i]));
        }
        return longest;
    }

    /**
     * Returns this field with every displacement multiplied by a weight.
     *
     * @param weights S x S, row-major, such as the values of a mask in [0, 1]
     * @throws IllegalArgumentException if there are not S x S weights
     */
    public DisplacementField times(float[] weights) {
        if (weights.length != x.length) {
            throw new IllegalArgumentException(
                    "%s weights for %s x %s".formatted(weights.length, size, size));
        }
        float[] alongRows = new float[x.length];
        float[] alongColumns = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            alongRows[i] = weights[i] * x[i];
            alongColumns[i] = weights[i] * y[i];
        }
        return new DisplacementField(size, alongRows, alongColumns);
    }

    /** Compares the sizes and all displacements. */
    @Override
    public boolean equals(Object other) {
        return other instanceof DisplacementField that
                && size == that.size
                && Arrays.equals(x, that.x)
                && Arrays.equals(y, that.y);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(x) + Arrays.hashCode(y);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "DisplacementField[%d x %d, up to %.2f]", size, size, longest());
    }
}
