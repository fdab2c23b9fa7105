package io.facet.weights.layers;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * An array within stored numbers: element (i, j, ...) is number offset + i·strides[0] +
 * j·strides[1] + ... of them.
 *
 * @param shape extent of every axis
 * @param strides step of every axis, as many as axes
 */
public record StoredArray(StoredValues values, long offset, long[] shape, long[] strides) {

    /** Returns an array whose last index is the fastest. */
    public static StoredArray rowMajor(StoredValues values, long... shape) {
        long[] strides = new long[shape.length];
        long stride = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride = saturated(stride, shape[axis]);
        }
        return new StoredArray(values, 0, shape, strides);
    }

    /** Returns an array whose first index is the fastest. */
    public static StoredArray columnMajor(StoredValues values, long... shape) {
        long[] strides = new long[shape.length];
        long stride = 1;
        for (int axis = 0; axis < shape.length; axis++) {
            strides[axis] = stride;
            stride = saturated(stride, shape[axis]);
        }
        return new StoredArray(values, 0, shape, strides);
    }

    /** Returns the number of axes. */
    public int rank() {
        return shape.length;
    }

    /** Returns whether its shape is this one. */
    boolean is(long... wanted) {
        return Arrays.equals(shape, wanted);
    }

    /** Returns the number of elements, or {@link Long#MAX_VALUE} if it overflows. */
    public long size() {
        long size = 1;
        for (long extent : shape) {
            size = saturated(size, extent);
        }
        return size;
    }

    /** Checks that all its elements are stored. */
    void requireStored(String weight) {
        long last = offset;
        for (int axis = 0; axis < rank(); axis++) {
            last = saturatedSum(last, saturated(shape[axis] - 1, strides[axis]));
        }
        boolean counted = Arrays.stream(shape).allMatch(extent -> extent > 0);
        boolean forward = Arrays.stream(strides).allMatch(stride -> stride >= 0);
        if (!counted || !forward || offset < 0 || last >= values.count()) {
            throw UnreadableWeights.damaged(
                    "%s reaches beyond the %s numbers stored for it"
                            .formatted(weight, values.count()));
        }
    }

    /** Returns the shape for a message, as in 3x3x64x128. */
    public static String text(long... shape) {
        return shape.length == 0
                ? "a single number"
                : Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining("x"));
    }

    // Files may state any extent; a product that overflows a long is too large in any case.
    private static long saturated(long a, long b) {
        try {
            return Math.multiplyExact(a, b);
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }

    private static long saturatedSum(long a, long b) {
        try {
            return Math.addExact(a, b);
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }
}
