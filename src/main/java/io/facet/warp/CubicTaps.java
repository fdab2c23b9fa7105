package io.facet.warp;

import java.util.Arrays;

/**
 * Weights the samples along one axis that a cubic interpolation at one position reads. The taps of
 * two axes interpolate a plane:
 *
 * <pre>{@code
 * double stretch = CubicTaps.stretch(targetToSource);
 * CubicTaps columns = CubicTaps.at(x, stretch).clampedTo(width);
 * CubicTaps rows = CubicTaps.at(y, stretch).clampedTo(height);
 * double sample = CubicTaps.weightedSum(plane, width, columns, rows);
 * }</pre>
 *
 * <p>The kernel is {@link CubicKernel#CATMULL_ROM}. Stretched to the distance of two target samples
 * in the source, it is also the low-pass filter that prevents aliasing.
 *
 * @param first index of the first sample; may lie outside the axis until it is clamped or cut
 * @param weights weights of consecutive samples, some of which may be negative; not copied, so
 *     callers must not write to them
 */
public record CubicTaps(int first, double[] weights) {

    /** Radius of the kernel, in units of its stretch. */
    public static final int REACH = 2;

    /**
     * Returns the stretch with which a source is sampled through a map: the length of a target
     * pixel in source pixels, but at least 1, at which the kernel interpolates.
     *
     * @param targetToSource map from the target's pixels to the source's
     */
    public static double stretch(PlaneMap targetToSource) {
        return Math.max(1, targetToSource.scale());
    }

    /**
     * Returns the taps around a position on an unbounded axis. The weights sum to 1, and their
     * centre of gravity is the position.
     *
     * @param position in samples, finite; a whole number is the middle of a sample
     * @param stretch width of the kernel in samples, at least 1
     */
    public static CubicTaps at(double position, double stretch) {
        double reach = REACH * stretch;
        // The kernel is 0 at both ends of its support, so samples that lie there are omitted.
        int first = (int) Math.floor(position - reach) + 1;
        int last = (int) Math.ceil(position + reach) - 1;
        double[] weights = new double[last - first + 1];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = CubicKernel.CATMULL_ROM.at((first + i - position) / stretch) / stretch;
        }
        if (stretch > 1) {
            restoreMoments(weights, first - position, reach);
        }
        return new CubicTaps(first, weights);
    }

    /**
     * Returns the four taps around a position on an unbounded axis, unstretched. The weights equal
     * those of {@link #at} with a stretch of 1 up to rounding, but there are four of them at a
     * whole number too, so that they pair with those of {@link #slopesAt}.
     *
     * @param position in samples, finite; a whole number is the middle of a sample
     */
    public static CubicTaps interpolatingAt(double position) {
        int middle = (int) Math.floor(position);
        double t = position - middle;
        double[] weights = new double[4];
        for (int tap = 0; tap < 4; tap++) {
            weights[tap] = CubicKernel.CATMULL_ROM.weight(t, tap - 1);
        }
        return new CubicTaps(middle - 1, weights);
    }

    /**
     * Returns the taps of the derivative of {@link #interpolatingAt} with respect to the position.
     * They read the same four samples; their weights are per sample and sum to 0.
     *
     * @param position in samples, finite; a whole number is the middle of a sample
     */
    public static CubicTaps slopesAt(double position) {
        int middle = (int) Math.floor(position);
        double t = position - middle;
        double[] slopes = new double[4];
        for (int tap = 0; tap < 4; tap++) {
            slopes[tap] = CubicKernel.CATMULL_ROM.slope(t, tap - 1);
        }
        return new CubicTaps(middle - 1, slopes);
    }

    /**
     * Returns these taps on an axis of samples 0..length - 1 that is continued with the sample at
     * either end. The weights of samples beyond an end are added to the weight of the end sample.
     *
     * @param length at least 1
     */
    public CubicTaps clampedTo(int length) {
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

    /**
     * Returns these taps on an axis of samples 0..length - 1 that is 0 beyond both ends. The
     * weights of samples beyond an end are omitted; none may remain.
     *
     * @param length at least 1
     */
    public CubicTaps cutTo(int length) {
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
     * Returns the weighted sum of a plane's samples, in the unit of the plane.
     *
     * @param plane row-major samples
     * @param width columns of the plane
     * @param columns taps inside the plane's width
     * @param rows taps inside the plane's height
     * @throws ArrayIndexOutOfBoundsException if the taps reach above or below the plane
     */
    public static double weightedSum(float[] plane, int width, CubicTaps columns, CubicTaps rows) {
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

    /**
     * Restores the weights' sum, 1, and centre of gravity, the position, so that flat areas and
     * ramps are preserved. Sampling the kernel keeps both exactly only for whole stretches. The
     * correction is a tent times a straight line: weights {@code w + tent (p + q d)}, with p and q
     * from the two conditions.
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
