package io.facet.study;

import java.util.Arrays;

/** The middle one of several timings, which a pause of the machine does not move. */
final class Median {

    private Median() {}

    /**
     * @param values at least one; of an even number the upper of both middle ones is taken
     */
    static double of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
