package io.facet.guide.raster;

/**
 * The mean of 2·reach + 1 neighbours and of one more on each side with a smaller weight, so that
 * any variance is possible; beyond a border the nearest sample is repeated.
 *
 * @param reach number of fully weighted neighbours on each side
 * @param edge weight of the next neighbour on each side, 0..1
 */
record RunningMean(int reach, double edge) {

    /** Returns the mean that, applied several times, has a Gaussian's variance. */
    static RunningMean ofDeviation(double sigma, int times) {
        double variance = sigma * sigma / times;
        int l = (int) Math.floor((Math.sqrt(12 * variance + 1) - 1) / 2);
        double edge =
                (2 * l + 1)
                        * (l * (l + 1) - 3 * variance)
                        / (6 * (variance - (double) (l + 1) * (l + 1)));
        return new RunningMean(l, edge);
    }

    /**
     * Returns the lines after applying the mean several times.
     *
     * @param lines interleaved lines: sample i of line k at i·count + k; overwritten
     * @param length samples per line
     * @param count number of lines
     */
    float[] repeated(float[] lines, int length, int count, int times) {
        float[] from = lines;
        float[] to = new float[lines.length];
        for (int i = 0; i < times; i++) {
            apply(from, to, length, count);
            float[] done = to;
            to = from;
            from = done;
        }
        return from;
    }

    private void apply(float[] from, float[] to, int length, int count) {
        double[] sums = new double[count];
        for (int i = -reach; i <= reach; i++) {
            int at = count * clamped(i, length);
            for (int k = 0; k < count; k++) {
                sums[k] += from[at + k];
            }
        }
        double scale = 1 / (2 * reach + 1 + 2 * edge);
        for (int i = 0; i < length; i++) {
            int at = count * i;
            int before = count * clamped(i - reach - 1, length);
            int after = count * clamped(i + reach + 1, length);
            int first = count * clamped(i - reach, length);
            for (int k = 0; k < count; k++) {
                double next = from[after + k];
                to[at + k] = (float) (scale * (sums[k] + edge * (from[before + k] + next)));
                sums[k] += next - from[first + k];
            }
        }
    }

    private static int clamped(int i, int length) {
        return Math.max(0, Math.min(length - 1, i));
    }
}
