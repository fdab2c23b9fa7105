package io.facet.study;

import java.util.Arrays;

/** Computes the median of several timings, which a short pause of the machine does not affect. */
final class Median {

    private Median() {}

    /**
     * Returns the median; for an even number of values, the greater of the two middle ones.
     *
     * @param values at least one value
     */
    static double of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
