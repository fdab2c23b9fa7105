package io.facet.guide;

import java.util.stream.IntStream;

/** Gaussian blur of interleaved rasters; beyond a border the nearest sample counts. */
final class Gaussian {

    private Gaussian() {}

    /**
     * Returns a blurred copy.
     *
     * @param sigma standard deviation in samples, from 0
     */
    static float[] blurred(float[] values, int width, int height, int channels, double sigma) {
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
