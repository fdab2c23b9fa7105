package io.facet.image;

import java.util.Random;

/** Creates pictures for the tests of this package. */
public final class Pictures {

    private Pictures() {}

    /**
     * Returns noise over the whole range of the bit depth, or 0..1 for floats, including black and
     * white. The noise is the same in every run.
     */
    public static Photograph noise(int width, int height, int bitDepth, int bands, boolean alpha) {
        Random random = new Random(7L * bitDepth + bands);
        float[][] planes = new float[bands][];
        for (int band = 0; band < bands; band++) {
            planes[band] = plane(width * height, bitDepth, random);
        }
        Photograph opaque = Photograph.ofPlanes(width, height, bitDepth, planes);
        return alpha ? opaque.withAlpha(plane(width * height, bitDepth, random)) : opaque;
    }

    /** Returns smooth 8-bit RGB ramps, which JPEG preserves well. */
    public static Photograph ramps(int width, int height) {
        float[][] planes = new float[3][width * height];
        for (int i = 0; i < width * height; i++) {
            int x = i % width;
            int y = i / width;
            planes[0][i] = 255f * x / width;
            planes[1][i] = 255f * y / height;
            planes[2][i] = 255f - planes[0][i];
        }
        return Photograph.ofPlanes(width, height, 8, planes);
    }

    private static float[] plane(int length, int bitDepth, Random random) {
        float[] samples = new float[length];
        for (int i = 0; i < length; i++) {
            samples[i] = bitDepth == 32 ? random.nextFloat() : random.nextInt(1 << bitDepth);
        }
        samples[0] = 0;
        samples[1] = bitDepth == 32 ? 1 : (1 << bitDepth) - 1;
        return samples;
    }
}
