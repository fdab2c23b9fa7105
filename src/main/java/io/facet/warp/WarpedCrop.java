package io.facet.warp;

import io.facet.image.FloatImage;

/**
 * Holds a crop with moved pixels, and the derivatives of its samples with respect to the
 * displacements. Samples are interpolated by the cubic of {@link CubicTaps}, whose derivative is
 * continuous; beyond its border the crop is continued with its last pixel.
 *
 * @param picture S x S x 3, grey levels 0..255
 * @param slopesX S x S x 3: the derivative of every sample with respect to its displacement along
 *     the row, in grey levels per pixel; 0 where the cubic overshoots 0..255
 * @param slopesY the same along the column
 */
public record WarpedCrop(FloatImage picture, float[] slopesX, float[] slopesY) {

    private static final int TAPS = 4;
    private static final int CHANNELS = 3;

    /**
     * Moves the pixels of a crop.
     *
     * @param crop S x S x 3, grey levels
     * @param field S x S displacements
     * @throws IllegalArgumentException if the crop is not S x S x 3
     */
    public static WarpedCrop of(FloatImage crop, DisplacementField field) {
        int size = field.size();
        if (crop.width() != size || crop.height() != size || crop.channels() != CHANNELS) {
            throw new IllegalArgumentException(
                    "a crop of %s x %s x %s for displacements of %s x %s"
                            .formatted(crop.width(), crop.height(), crop.channels(), size, size));
        }
        float[] source = crop.samples();
        float[] dx = field.x();
        float[] dy = field.y();
        float[][] results = new float[3][source.length];
        for (int pixel = 0; pixel < dx.length; pixel++) {
            Position x = Position.at(pixel % size + (double) dx[pixel], size);
            Position y = Position.at(pixel / size + (double) dy[pixel], size);
            for (int channel = 0; channel < CHANNELS; channel++) {
                sample(source, size, x, y, channel, results, CHANNELS * pixel + channel);
            }
        }
        return new WarpedCrop(
                new FloatImage(size, size, CHANNELS, results[0]), results[1], results[2]);
    }

    /**
     * Returns the three samples of a picture at a position, not clamped to 0..255.
     *
     * @param source S x S x 3, grey levels, interleaved
     * @param size S
     * @param x column in pixels; a whole number is the middle of a pixel
     * @param y row in pixels
     */
    public static double[] sample(float[] source, int size, double x, double y) {
        Position columns = Position.at(x, size);
        Position rows = Position.at(y, size);
        double[] samples = new double[CHANNELS];
        for (int j = 0; j < TAPS; j++) {
            for (int i = 0; i < TAPS; i++) {
                int pixel = CHANNELS * (rows.samples[j] * size + columns.samples[i]);
                double weight = rows.weights[j] * columns.weights[i];
                for (int channel = 0; channel < CHANNELS; channel++) {
                    samples[channel] += weight * source[pixel + channel];
                }
            }
        }
        return samples;
    }

    private static void sample(
            float[] source,
            int size,
            Position x,
            Position y,
            int channel,
            float[][] results,
            int target) {
        double value = 0;
        double slopeX = 0;
        double slopeY = 0;
        for (int j = 0; j < TAPS; j++) {
            int row = y.samples[j] * size;
            double sum = 0;
            double slope = 0;
            for (int i = 0; i < TAPS; i++) {
                float sample = source[CHANNELS * (row + x.samples[i]) + channel];
                sum += x.weights[i] * sample;
                slope += x.slopes[i] * sample;
            }
            value += y.weights[j] * sum;
            slopeX += y.weights[j] * slope;
            slopeY += y.slopes[j] * sum;
        }
        boolean possible = value >= 0 && value <= 255;
        results[0][target] = (float) Math.max(0, Math.min(255, value));
        results[1][target] = possible ? (float) slopeX : 0;
        results[2][target] = possible ? (float) slopeY : 0;
    }

    /** Holds the samples around a position on an axis, their weights and the weights' slopes. */
    private record Position(int[] samples, double[] weights, double[] slopes) {

        static Position at(double position, int size) {
            CubicTaps taps = CubicTaps.interpolatingAt(position);
            int[] samples = new int[TAPS];
            for (int i = 0; i < TAPS; i++) {
                samples[i] = Math.max(0, Math.min(size - 1, taps.first() + i));
            }
            return new Position(samples, taps.weights(), CubicTaps.slopesAt(position).weights());
        }
    }
}
