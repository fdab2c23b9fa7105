package io.facet.optimize;

import java.util.Arrays;

/**
 * The inclusive bounds of each of n variables.
 *
 * @param lower n lower bounds; negative infinity where there is none; copied, must not be written
 *     to
 * @param upper n upper bounds; infinity where there is none; copied, must not be written to
 */
public record Box(float[] lower, float[] upper) {

    /**
     * Copies the bounds.
     *
     * @throws IllegalArgumentException if the lengths differ, a bound is NaN, or a lower bound is
     *     above its upper bound
     */
    public Box {
        if (lower.length != upper.length) {
            throw new IllegalArgumentException(
                    "A box needs as many lower bounds as upper bounds, but has %s and %s."
                            .formatted(lower.length, upper.length));
        }
        lower = lower.clone();
        upper = upper.clone();
        for (int i = 0; i < lower.length; i++) {
            // Written so that NaN, which compares as false, is rejected too.
            if (!(lower[i] <= upper[i])) {
                throw new IllegalArgumentException(
                        "Number %s has the lower bound %s, which must not exceed its upper bound %s."
                                .formatted(i, lower[i], upper[i]));
            }
        }
    }

    /** Returns a box of {@code size} variables without bounds. */
    public static Box unbounded(int size) {
        return uniform(size, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);
    }

    /** Returns a box with the same bounds for each of {@code size} variables. */
    public static Box uniform(int size, float lower, float upper) {
        float[] lowers = new float[size];
        float[] uppers = new float[size];
        Arrays.fill(lowers, lower);
        Arrays.fill(uppers, upper);
        return new Box(lowers, uppers);
    }

    /** Returns the number of variables. */
    public int size() {
        return lower.length;
    }

    /**
     * Projects a point, in place, onto the box.
     *
     * @throws IllegalArgumentException if the point has another length than the box
     */
    public void project(float[] point) {
        requireSize(point.length, "point");
        for (int i = 0; i < point.length; i++) {
            point[i] = Math.min(Math.max(point[i], lower[i]), upper[i]);
        }
    }

    /**
     * Returns whether a variable at {@code value} is at a bound that {@code move}, of which only
     * the sign matters, would violate.
     */
    boolean blocks(int index, float value, double move) {
        return (move < 0 && value <= lower[index]) || (move > 0 && value >= upper[index]);
    }

    void requireSize(int size, String what) {
        if (size != size()) {
            throw new IllegalArgumentException(
                    "The %s has %s numbers, but the box bounds %s.".formatted(what, size, size()));
        }
    }
}
