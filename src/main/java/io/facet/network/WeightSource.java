package io.facet.network;

import java.util.Map;

/**
 * Weights by name, read piece by piece: the largest layer of a network may have 400 MB. For one
 * thread at a time.
 */
public interface WeightSource {

    /**
     * Number of values of a weight; -1 if there is none of this name.
     *
     * @param weight {@code <layer>/kernel} or {@code <layer>/bias}
     */
    long size(String weight);

    /**
     * Copies values. Kernels of convolutions are height x width x inputs x outputs, those of dense
     * layers inputs x outputs, the outputs fastest; the inputs of a dense layer behind a map are
     * height x width x channels, the channels fastest.
     *
     * @param weight as {@link #size} knows it
     * @param from index of the first value
     * @param into receives as many as it is long
     * @throws io.facet.FacetException if they cannot be read, or a value is no finite number
     */
    void read(String weight, long from, float[] into);

    /** Weights in memory. */
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
