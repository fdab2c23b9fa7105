package io.facet.face;

import java.util.Arrays;

/**
 * How an edit moves what a crop shows: the pixel p of the edited crop takes its colour from p +
 * d(p) of the crop before, as in image registration. Immutable.
 *
 * @param size S, the side of the crop in pixels
 * @param x S x S displacements along the rows, in pixels of the crop, row-major; exactly 0 where
 *     nothing moves
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
                    "%d and %d displacements for %d x %d"
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

    /** Nothing moves. */
    public static DisplacementField none(int size) {
        return new DisplacementField(size, new float[size * size], new float[size * size]);
    }

    /** Along the rows; a copy. */
    @Override
    public float[] x() {
        return x.clone();
    }

    /** Along the columns; a copy. */
    @Override
    public float[] y() {
        return y.clone();
    }

    /** Whether nothing moves. */
    public boolean isZero() {
        for (int i = 0; i < x.length; i++) {
            if (movesAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether what is at a pixel comes from elsewhere. */
    boolean movesAt(int pixel) {
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
     * The same, but moving only as far as a mask lets it.
     *
     * @throws IllegalArgumentException if the mask has another size
     */
    public DisplacementField times(Mask mask) {
        if (mask.size() != size) {
            throw new IllegalArgumentException("a mask of %d for %d".formatted(mask.size(), size));
        }
        float[] weights = mask.values();
        float[] alongRows = new float[x.length];
        float[] alongColumns = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            alongRows[i] = weights[i] * x[i];
            alongColumns[i] = weights[i] * y[i];
        }
        return new DisplacementField(size, alongRows, alongColumns);
    }

    /** Two are equal when their sizes and all displacements are. */
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
        return "DisplacementField[%d x %d, up to %.2f]".formatted(size, size, longest());
    }
}
