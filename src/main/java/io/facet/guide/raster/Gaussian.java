package io.facet.guide.raster;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Gaussian blur of interleaved rasters; beyond a border the nearest sample is repeated. */
public final class Gaussian {

    /** Widest Gaussian, in samples, that {@link #approximated} computes exactly. */
    private static final double WIDEST_EXACT = 4;

    private static final int MEANS = 3;
    private static final int STRIPE = 32;

    private Gaussian() {}

    /**
     * Returns a blurred copy.
     *
     * @param sigma standard deviation in samples, at least 0
     */
    public static float[] blurred(
            float[] values, int width, int height, int channels, double sigma) {
        if (sigma < 0.1) {
            return values.clone();
        }
        float[] kernel = kernel(sigma);
        float[] rows = new float[values.length];
        float[] result = new float[values.length];
        pass(values, rows, width, height, channels, kernel, true);
        pass(rows, result, width, height, channels, kernel, false);
        return result;
    }

    /**
     * Returns a copy blurred by three running means with the Gaussian's variance, whose cost does
     * not grow with sigma (Gwosdek, Grewenig, Bruhn and Weickert 2011, extended box filters).
     * Narrow Gaussians are exact.
     *
     * @param sigma standard deviation in samples, at least 0
     */
    public static float[] approximated(float[] values, int width, int height, double sigma) {
        if (sigma <= WIDEST_EXACT) {
            return blurred(values, width, height, 1, sigma);
        }
        RunningMean mean = RunningMean.ofDeviation(sigma, MEANS);
        float[] result = new float[values.length];
        IntStream.range(0, height)
                .parallel()
                .forEach(
                        y -> {
                            float[] row = Arrays.copyOfRange(values, y * width, (y + 1) * width);
                            float[] smooth = mean.repeated(row, width, 1, MEANS);
                            System.arraycopy(smooth, 0, result, y * width, width);
                        });
        int stripes = (width + STRIPE - 1) / STRIPE;
        IntStream.range(0, stripes)
                .parallel()
                .forEach(stripe -> smoothColumns(result, width, height, stripe * STRIPE, mean));
        return result;
    }

    /** Smooths neighbouring columns together, because they are adjacent in memory. */
    private static void smoothColumns(
            float[] values, int width, int height, int first, RunningMean mean) {
        int count = Math.min(STRIPE, width - first);
        float[] columns = new float[height * count];
        for (int y = 0; y < height; y++) {
            System.arraycopy(values, y * width + first, columns, y * count, count);
        }
        float[] smooth = mean.repeated(columns, height, count, MEANS);
        for (int y = 0; y < height; y++) {
            System.arraycopy(smooth, y * count, values, y * width + first, count);
        }
    }

    private static float[] kernel(double sigma) {
        int reach = (int) Math.ceil(3 * sigma);
        float[] kernel = new float[2 * reach + 1];
        double sum = 0;
        for (int i = -reach; i <= reach; i++) {
            sum += Math.exp(-0.5 * i * i / (sigma * sigma));
        }
        for (int i = -reach; i <= reach; i++) {
            kernel[i + reach] = (float) (Math.exp(-0.5 * i * i / (sigma * sigma)) / sum);
        }
        return kernel;
    }

    private static void pass(
            float[] from,
            float[] to,
            int width,
            int height,
            int channels,
            float[] kernel,
            boolean alongRows) {
        int reach = kernel.length / 2;
        int last = (alongRows ? width : height) - 1;
        int step = alongRows ? channels : channels * width;
        IntStream.range(0, height)
                .parallel()
                .forEach(
                        y -> {
                            for (int x = 0; x < width; x++) {
                                int at = (y * width + x) * channels;
                                int middle = alongRows ? x : y;
                                int low = Math.max(-reach, -middle);
                                int high = Math.min(reach, last - middle);
                                for (int c = 0; c < channels; c++) {
                                    float sum = 0;
                                    for (int k = -reach; k <= reach; k++) {
                                        int tap = Math.max(low, Math.min(high, k));
                                        sum += kernel[k + reach] * from[at + c + tap * step];
                                    }
                                    to[at + c] = sum;
                                }
                            }
                        });
    }
}
