package io.facet.face;

import java.util.Arrays;

/**
 * The samples along one axis that a cubic interpolation at one position reads, and their weights,
 * which sum to 1. Two axes make a pixel:
 *
 * <pre>{@code
 * double stretch = CubicTaps.stretch(targetToSource);
 * CubicTaps columns = CubicTaps.at(x, stretch).clampedTo(width);
 * CubicTaps rows = CubicTaps.at(y, stretch).clampedTo(height);
 * double sample = CubicTaps.weightedSum(plane, width, columns, rows);
 * }</pre>
 *
 * <p>The kernel is that of Catmull and Rom: Keys, Cubic convolution interpolation for digital image
 * processing, IEEE ASSP 29(6), 1981, with a = -1/2. Stretched by the number of source samples
 * between two target samples, it is the low pass that keeps them from aliasing.
 *
 * @param first index of the first sample; below 0 before the axis is clamped or cut
 * @param weights of the samples from the first one on; may be negative
 */
record CubicTaps(int first, double[] weights) {

    /** How far the kernel reaches either way, in units of its stretch. */
    static final int REACH = 2;

    /**
     * How wide the kernel must be where a target is sampled through this transform: the source
     * pixels that a target pixel is long, but at least 1, at which it interpolates.
     */
    static double stretch(PlaneMap targetToSource) {
        return Math.max(1, targetToSource.scale());
    }

    /**
     * The taps around a position on an axis without ends.
     *
     * @param position in samples; a whole number is the middle of a sample
     * @param stretch width of the kernel, at least 1
     */
    static CubicTaps at(double position, double stretch) {
        double reach = REACH * stretch;
        // The kernel is 0 at its very ends, so samples that lie there are left out.
        int first = (int) Math.floor(position - reach) + 1;
        int last = (int) Math.ceil(position + reach) - 1;
        double[] weights = new double[last - first + 1];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = kernel((first + i - position) / stretch) / stretch;
        }
        if (stretch > 1) {
            restoreMoments(weights, first - position, reach);
        }
        return new CubicTaps(first, weights);
    }

    /** These taps on an axis of samples 0..length - 1 that goes on with the sample at its end. */
    CubicTaps clampedTo(int length) {
        int begin = clamp(first, length);
        int end = clamp(first + weights.length - 1, length);
        if (begin == first && end == first + weights.length - 1) {
            return this;
        }
        double[] folded = new double[end - begin + 1];
        for (int i = 0; i < weights.length; i++) {
            folded[clamp(first + i, length) - begin] += weights[i];
        }
        return new CubicTaps(begin, folded);
    }

    /** These taps on an axis of samples 0..length - 1 that is 0 elsewhere; there may be none. */
    CubicTaps cutTo(int length) {
        int begin = Math.max(first, 0);
        int end = Math.min(first + weights.length, length);
        if (begin == first && end == first + weights.length) {
            return this;
        }
        return end <= begin
                ? new CubicTaps(0, new double[0])
                : new CubicTaps(begin, Arrays.copyOfRange(weights, begin - first, end - first));
    }

    /**
     * The interpolated sample.
     *
     * @param plane row-major samples
     * @param width of the plane
     * @param columns taps that lie inside its width
     * @param rows taps that lie inside its height
     */
    static double weightedSum(float[] plane, int width, CubicTaps columns, CubicTaps rows) {
        double[] columnWeights = columns.weights;
        double sum = 0;
        for (int row = 0; row < rows.weights.length; row++) {
            int offset = (rows.first + row) * width + columns.first;
            double rowSum = 0;
            for (int column = 0; column < columnWeights.length; column++) {
                rowSum += columnWeights[column] * plane[offset + column];
            }
            sum += rows.weights[row] * rowSum;
        }
        return sum;
    }

    private static double kernel(double distance) {
        double t = Math.abs(distance);
        if (t < 1) {
            return (1.5 * t - 2.5) * t * t + 1;
        }
        return t < 2 ? ((-0.5 * t + 2.5) * t - 4) * t + 2 : 0;
    }

    /**
     * Makes the weights sum to 1 and their centre of gravity the position, so that flat areas and
     * ramps stay what they are. Unless the stretch is a whole number, sampling the kernel has
     * spoiled both a little. What is missing is spread under a tent times a straight line: weights
     * {@code w + tent (p + q d)}, with p and q from the two conditions.
     *
     * @param start offset of the first sample from the position
     * @param reach half the width of the tent, above every offset
     */
    private static void restoreMoments(double[] weights, double start, double reach) {
        double missingSum = 1;
        double missingMoment = 0;
        double[] tentMoments = new double[3];
        for (int i = 0; i < weights.length; i++) {
            double d = start + i;
            double tent = 1 - Math.abs(d) / reach;
            missingSum -= weights[i];
            missingMoment -= weights[i] * d;
            tentMoments[0] += tent;
            tentMoments[1] += tent * d;
            tentMoments[2] += tent * d * d;
        }
        double determinant = tentMoments[0] * tentMoments[2] - tentMoments[1] * tentMoments[1];
        double p = (missingSum * tentMoments[2] - missingMoment * tentMoments[1]) / determinant;
        double q = (missingMoment * tentMoments[0] - missingSum * tentMoments[1]) / determinant;
        for (int i = 0; i < weights.length; i++) {
            double d = start + i;
            weights[i] += (1 - Math.abs(d) / reach) * (p + q * d);
        }
    }

    private static int clamp(int index, int length) {
        return Math.max(0, Math.min(length - 1, index));
    }
}
