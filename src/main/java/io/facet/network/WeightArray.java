package io.facet.network;

import java.util.Arrays;

/**
 * The weights of one node of a network.
 *
 * @param shape lengths of its axes
 * @param values as many as the shape requires, the last axis fastest; must not be modified
 */
public record WeightArray(long[] shape, float[] values) {

    /**
     * @throws IllegalArgumentException if shape and number of values do not match
     */
    public WeightArray {
        if (Arrays.stream(shape).reduce(1, (a, b) -> a * b) != values.length) {
            throw new IllegalArgumentException(
                    values.length + " values for a shape of " + Arrays.toString(shape));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WeightArray that
                && Arrays.equals(shape, that.shape)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
