package io.facet.guide.raster;

/**
 * Camera noise as a function of the pixel alone: luma noise that is correlated between neighbouring
 * pixels, as after demosaicing, and weaker chroma noise. It repeats every {@value #SIZE} pixels.
 */
public final class Grain {

    private static final int SIZE = 256;

    /** Standard deviation of the blur of the luma noise, in pixels. */
    private static final double BLUR = 0.6;

    private static final float CHROMA = 0.4f;
    private static final float[] LUMA = luma();

    private Grain() {}

    private static float[] luma() {
        float[] white = new float[SIZE * SIZE];
        for (int i = 0; i < white.length; i++) {
            white[i] = (float) Noise.at(i);
        }
        float[] noise = Gaussian.blurred(white, SIZE, SIZE, 1, BLUR);
        double squares = 0;
        for (float value : noise) {
            squares += value * value;
        }
        float deviation = (float) Math.sqrt(squares / noise.length);
        for (int i = 0; i < noise.length; i++) {
            noise[i] /= deviation;
        }
        return noise;
    }

    /**
     * Returns noise of mean 0 and a luma deviation of 1.
     *
     * @param channel 0 red, 1 green, 2 blue; -1 grey
     */
    public static double at(int column, int row, int channel) {
        int pixel = (row & SIZE - 1) * SIZE + (column & SIZE - 1);
        double luma = LUMA[pixel];
        return channel < 0 ? luma : luma + CHROMA * Noise.at((channel + 1) * SIZE * SIZE + pixel);
    }
}
