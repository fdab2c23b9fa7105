package io.facet.weights.layers;

import java.io.IOException;

/**
 * Numbers of a weight file, in the order in which the file holds them. For one thread at a time.
 */
public interface StoredValues {

    /** How many there are. */
    long count();

    /**
     * Copies some, rounded to 32-bit floats.
     *
     * @param from index of the first
     * @param into receives them
     * @param at index in {@code into} of the first
     * @param count how many
     */
    void read(long from, float[] into, int at, int count) throws IOException;
}
