package io.facet.weights.layers;

import java.io.IOException;

/** Provides the numbers of a weight file in the order of the file. Not thread-safe. */
public interface StoredValues {

    /** Returns the number of numbers. */
    long count();

    /**
     * Copies numbers, rounded to 32-bit floats.
     *
     * @param from index of the first
     * @param into receives them
     * @param at index in {@code into} of the first
     * @param count how many
     */
    void read(long from, float[] into, int at, int count) throws IOException;
}
