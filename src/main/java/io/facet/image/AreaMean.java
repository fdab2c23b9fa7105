package io.facet.image;

/**
 * Shrinks a picture by area averaging: each new pixel is the mean of the old pixels that it covers,
 * weighted by the covered fraction. No pixel is skipped, which avoids moire.
 */
public final class AreaMean {

    private AreaMean() {}

    /**
     * Shrinks a picture.
     *
     * @param width at most that of the picture
     * @param height at most that of the picture
     */
    public static FloatImage shrink(FloatImage picture, int width, int height) {
        int channels = picture.channels();
        float[] rows = new float[picture.height() * width * channels];
        float[] source = picture.samples();
        for (int y = 0; y < picture.height(); y++) {
            int from = y * picture.width() * channels;
            int to = y * width * channels;
            for (int c = 0; c < channels; c++) {
                shrinkLine(source, from + c, picture.width(), rows, to + c, width, channels);
            }
        }
        float[] shrunk = new float[height * width * channels];
        for (int column = 0; column < width * channels; column++) {
            shrinkLine(rows, column, picture.height(), shrunk, column, height, width * channels);
        }
        return new FloatImage(width, height, channels, shrunk);
    }

    /** Returns the samples of a region, row-major, resampled to a smaller size. */
    static float[] reduced(float[] samples, Region region, int width, int height) {
        FloatImage plane = new FloatImage(region.width(), region.height(), 1, samples);
        return shrink(plane, width, height).samples();
    }

    /** Shrinks one line of samples that lie {@code step} apart, in either array. */
    private static void shrinkLine(
            float[] source, int from, int length, float[] target, int to, int newLength, int step) {
        double scale = (double) length / newLength;
        for (int i = 0; i < newLength; i++) {
            double start = i * scale;
            double end = Math.min(length, start + scale);
            double sum = 0;
            for (int j = (int) start; j < end; j++) {
                double covered = Math.min(end, j + 1) - Math.max(start, j);
                sum += covered * source[from + j * step];
            }
            target[to + i * step] = (float) (sum / (end - start));
        }
    }
}
