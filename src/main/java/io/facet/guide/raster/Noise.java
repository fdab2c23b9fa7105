package io.facet.guide.raster;

/** Gaussian noise that is a function of the pixel alone, and therefore reproducible. */
public final class Noise {

    private Noise() {}

    /** Returns a number from a distribution of mean 0 and standard deviation 1 for an index. */
    public static double at(int index) {
        double sum = 0;
        long state = index * 0x9E3779B97F4A7C15L;
        for (int i = 0; i < 4; i++) {
            state = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
            state = (state ^ (state >>> 27)) * 0x94D049BB133111EBL;
            state ^= state >>> 31;
            sum += (state >>> 11) * 0x1.0p-53 - 0.5;
            state += 0x9E3779B97F4A7C15L;
        }
        return sum * Math.sqrt(3);
    }
}
