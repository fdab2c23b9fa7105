package io.facet.train;

import io.facet.dataset.Frame;
import io.facet.dataset.PixelStore;
import java.util.SplittableRandom;

/**
 * Random variations of pictures: shift, rotation, scale, mirroring, lighting, colour and noise.
 * They depend only on the random source, so an epoch can be repeated.
 *
 * @param frame crop of every picture that is the network's input
 * @param size side of the input, in pixels
 * @param shift largest shift, in input pixels
 * @param turn largest rotation, in radians
 * @param zoom largest change of scale, as a natural logarithm
 * @param light largest change of brightness (grey levels / 255) and of contrast and saturation
 *     (factor - 1)
 * @param noise largest standard deviation of the added noise, in grey levels
 */
public record Augmentation(
        Frame frame, int size, double shift, double turn, double zoom, double light, double noise) {

    /** Returns the augmentation with which the embedded network is trained. */
    public static Augmentation standard(Frame frame, int size) {
        return new Augmentation(frame, size, 4, 0.09, 0.08, 0.2, 8);
    }

    /** Writes an augmented picture into {@code target}, starting at {@code offset}. */
    public void apply(
            PixelStore store, int i, SplittableRandom random, float[] target, int offset) {
        double[] grid = frame.grid(size, random.nextBoolean());
        store.sample(i, disturbed(grid, random), size, target, offset);
        colour(random, target, offset);
        addNoise(random, target, offset);
    }

    private double[] disturbed(double[] g, SplittableRandom random) {
        double angle = between(random, turn);
        double factor = Math.exp(between(random, zoom));
        double cos = factor * Math.cos(angle);
        double sin = factor * Math.sin(angle);
        double middle = (size - 1) / 2.0;
        double dx = middle - cos * middle + sin * middle + between(random, shift);
        double dy = middle - sin * middle - cos * middle + between(random, shift);
        return new double[] {
            g[0] * cos, -g[0] * sin, g[0] * dx + g[2], g[4] * sin, g[4] * cos, g[4] * dy + g[5]
        };
    }

    private void colour(SplittableRandom random, float[] target, int offset) {
        double brightness = 255 * between(random, light) / 2;
        double contrast = 1 + between(random, light);
        double saturation = 1 + between(random, light);
        double[] cast = {between(random, light), between(random, light), between(random, light)};
        for (int k = offset; k < offset + 3 * size * size; k += 3) {
            double luma = 0.299 * target[k] + 0.587 * target[k + 1] + 0.114 * target[k + 2];
            for (int c = 0; c < 3; c++) {
                double value = luma + saturation * (target[k + c] - luma);
                value = (value - 128) * contrast + 128 + brightness;
                target[k + c] = (float) (value * (1 + 0.3 * cast[c]));
            }
        }
    }

    private void addNoise(SplittableRandom random, float[] target, int offset) {
        double deviation = Math.max(0, between(random, noise));
        for (int k = offset; k < offset + 3 * size * size; k++) {
            double value = target[k];
            if (deviation > 0) {
                // The sum of two uniform numbers is close enough to a normal one, and cheap.
                value += deviation * 2.45 * (random.nextDouble() + random.nextDouble() - 1);
            }
            target[k] = (float) Math.max(0, Math.min(255, value));
        }
    }

    private static double between(SplittableRandom random, double limit) {
        return limit * (2 * random.nextDouble() - 1);
    }
}
