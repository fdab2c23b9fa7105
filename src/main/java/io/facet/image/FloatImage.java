package io.facet.image;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * A picture of floats, the input of networks. Immutable: the samples are copied when it is created
 * and by {@link #samples()}, so call that once before a loop.
 *
 * <p>Values are grey levels: 0 is black, 255 is white, whatever the bit depth of the file. They are
 * finite but may lie outside 0..255, as they do during an optimisation.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param channels samples per pixel, at least 1; if three, they are red, green, blue, in this order
 * @param samples height x width x channels grey levels, interleaved: channel {@code c} of pixel
 *     {@code (x, y)} is at {@code (y * width + x) * channels + c}
 */
public record FloatImage(int width, int height, int channels, float[] samples) {

    /**
     * @throws IllegalArgumentException if a size is not positive, the number of samples is not
     *     width x height x channels, or a sample is not finite
     */
    public FloatImage {
        if (width < 1 || height < 1 || channels < 1) {
            throw new IllegalArgumentException(
                    "no picture has the size %s x %s x %s".formatted(width, height, channels));
        }
        long expected = (long) width * height * channels;
        if (samples.length != expected) {
            throw new IllegalArgumentException(
                    "%s x %s x %s needs %s samples, got %s"
                            .formatted(width, height, channels, expected, samples.length));
        }
        samples = samples.clone();
        requireFinite(samples);
    }

    /** Returns a copy of all samples, interleaved. The caller may modify it. */
    @Override
    public float[] samples() {
        return samples.clone();
    }

    /**
     * Returns one sample, in grey levels.
     *
     * @throws IndexOutOfBoundsException if the pixel or the channel lies outside the picture
     */
    public float sample(int x, int y, int channel) {
        if (x < 0 || x >= width || y < 0 || y >= height || channel < 0 || channel >= channels) {
            throw new IndexOutOfBoundsException(
                    "(%s, %s, %s) lies outside %s x %s x %s"
                            .formatted(x, y, channel, width, height, channels));
        }
        return samples[(y * width + x) * channels + channel];
    }

    /**
     * Converts the picture to 8-bit RGB for display, with grey levels rounded half up and clamped
     * to 0..255.
     *
     * @throws IllegalStateException if it has neither one channel (grey) nor three (RGB)
     */
    public BufferedImage toBufferedImage() {
        if (channels != 1 && channels != 3) {
            throw new IllegalStateException(
                    "a picture of " + channels + " channels has no colours to show");
        }
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] packed = new int[width * height];
        for (int i = 0; i < packed.length; i++) {
            int red = displayed(i, 0);
            packed[i] =
                    channels == 1
                            ? red * 0x010101
                            : red << 16 | displayed(i, 1) << 8 | displayed(i, 2);
        }
        image.setRGB(0, 0, width, height, packed, 0, width);
        return image;
    }

    /** Returns whether two pictures have the same size and the same samples. */
    @Override
    public boolean equals(Object other) {
        return other instanceof FloatImage that
                && width == that.width
                && height == that.height
                && channels == that.channels
                && Arrays.equals(samples, that.samples);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + channels) + Arrays.hashCode(samples);
    }

    @Override
    public String toString() {
        return "FloatImage[" + width + " x " + height + " x " + channels + "]";
    }

    private int displayed(int pixel, int channel) {
        return Math.max(0, Math.min(255, Math.round(samples[pixel * channels + channel])));
    }

    private static void requireFinite(float[] samples) {
        for (int i = 0; i < samples.length; i++) {
            if (!Float.isFinite(samples[i])) {
                throw new IllegalArgumentException("sample " + i + " is " + samples[i]);
            }
        }
    }
}
