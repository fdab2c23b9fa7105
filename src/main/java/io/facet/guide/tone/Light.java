package io.facet.guide.tone;

import io.facet.guide.canvas.FacePicture;
import io.facet.guide.raster.Samples;
import io.facet.image.Luma;

/** Multiplies encoded samples by ratios of linear light. */
public final class Light {

    /** The gain up to which the fourth power preserves the order of samples. */
    private static final double STRONG = 4 / 3.0;

    private Light() {}

    /**
     * Multiplies one pixel. Where it becomes brighter, samples near white are compressed, so that
     * highlights are not clipped: y = x g / (1 + (g - 1) xᵖ) for a gain g above 1, with p = 4 or,
     * above a gain of 4/3, p = g / (g - 1), beyond which y would rise above white and fall again
     * before x is white.
     *
     * @param bands grey, or red, green, blue
     * @param log log ratio of linear light for red, green and blue; grey uses its luma
     * @param weight factor of the log ratio
     */
    public static void apply(Samples[] bands, int at, double[] log, double weight) {
        if (bands.length == 1) {
            double luma = 0;
            for (int c = 0; c < 3; c++) {
                luma += Luma.weight(c) * log[c];
            }
            scale(bands[0], at, weight * luma);
            return;
        }
        for (int c = 0; c < 3; c++) {
            scale(bands[c], at, weight * log[c]);
        }
    }

    private static void scale(Samples band, int at, double log) {
        if (log != 0) {
            double x = band.get(at);
            double gain = Math.exp(log / FacePicture.GAMMA);
            band.set(at, gain > 1 && x > 0 ? brightened(x, gain) : x * gain);
        }
    }

    private static double brightened(double x, double gain) {
        double power = gain <= STRONG ? x * x * x * x : Math.pow(x, gain / (gain - 1));
        return x * gain / (1 + (gain - 1) * power);
    }
}
