package io.facet.network;

import java.util.Map;

/**
 * Provides weights by name, in pieces, because the largest layer of a network may take 400 MB. Not
 * thread-safe.
 */
public interface WeightSource {

    /**
     * Returns the number of values of a weight, or -1 if there is none of this name.
     *
     * @param weight {@code <layer>/kernel} or {@code <layer>/bias}
     */
    long size(String weight);

    /**
     * Copies values. Kernels of convolutions are height x width x inputs x outputs, those of dense
     * layers inputs x outputs, the outputs fastest; the inputs of a dense layer after a map are
     * height x width x channels, the channels fastest.
     *
     * @param weight as {@link #size} knows it
     * @param from index of the first value
     * @param into receives as many values as its length
     * @throws io.facet.FacetException if they cannot be read, or a value is not finite
     */
    void read(String weight, long from, float[] into);

    /** Returns a source of weights in memory. */
    static WeightSource of(Map<String, float[]> weights) {
        return new WeightSource() {
            @Override
            public long size(String weight) {
                float[] values = weights.get(weight);
                return values == null ? -1 : values.length;
            }

            @Override
            public void read(String weight, long from, float[] into) {
                System.arraycopy(weights.get(weight), (int) from, into, 0, into.length);
            }
        };
    }
}
