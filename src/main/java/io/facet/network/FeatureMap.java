package io.facet.network;

import java.util.Arrays;
import java.util.Locale;

/**
 * Represents the output of one layer of a network for one picture, after its ReLU.
 *
 * @param height number of rows
 * @param width number of columns
 * @param channels number of feature channels
 * @param values {@code height x width x channels}, the channel fastest; not to be changed
 */
public record FeatureMap(int height, int width, int channels, float[] values) {

    public FeatureMap {
        if (values.length != height * width * channels) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "A feature map of %d x %d x %d has other than %d values.",
                            height,
                            width,
                            channels,
                            values.length));
        }
    }

    /** Returns a map of the same shape with other values. */
    public FeatureMap withValues(float[] other) {
        return new FeatureMap(height, width, channels, other);
    }

    /** Returns this map plus a multiple of another map of the same shape. */
    public FeatureMap plus(FeatureMap other, double factor) {
        float[] sum = values.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += (float) (factor * other.values[i]);
        }
        return withValues(sum);
    }

    /** Returns this map multiplied by a number. */
    public FeatureMap times(double factor) {
        float[] product = values.clone();
        for (int i = 0; i < product.length; i++) {
            product[i] *= (float) factor;
        }
        return withValues(product);
    }

    /** Returns the number of positions, {@code height x width}. */
    public int positions() {
        return height * width;
    }

    /** Returns the mean square of all values; s² in METHOD. */
    public double meanSquare() {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return sum / values.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeatureMap map
                && height == map.height
                && width == map.width
                && channels == map.channels
                && Arrays.equals(values, map.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
