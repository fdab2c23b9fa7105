package io.facet.image;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Optional;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * A picture at the depth of its own file. Immutable: whatever changes its samples makes a new one.
 *
 * <pre>{@code
 * Photograph photograph = PhotographFile.read(path);
 * float[] red = photograph.plane(0); // 0..photograph.maxValue(), row by row
 * }</pre>
 *
 * <p>Samples are whole numbers in the file's own range, 0..255 at 8 bits and 0..65535 at 16, held
 * in floats, which are exact there. They are those of the file: neither gamma nor a colour profile
 * is applied, and a profile is not kept. Bands are grey, or red, green, blue; opacity is held apart
 * from them and never touched.
 */
public final class Photograph {

    /** The most samples, alpha counted, that one Java array and so one photograph can hold. */
    static final int MAX_SAMPLES = Integer.MAX_VALUE - 8;

    private final int width;
    private final int height;
    private final int bitDepth;
    private final ArrayImg<FloatType, FloatArray> samples;
    private final float[] alpha;

    private Photograph(int width, int height, int bitDepth, float[] samples, float[] alpha) {
        this.width = width;
        this.height = height;
        this.bitDepth = bitDepth;
        this.samples = ArrayImgs.floats(samples, width, height, samples.length / (width * height));
        this.alpha = alpha;
    }

    /**
     * A photograph without alpha from its planes.
     *
     * @param width columns, at least 1
     * @param height rows, at least 1
     * @param bitDepth 8 or 16
     * @param planes one plane (grey) or three (red, green, blue) of width x height samples in
     *     0..2^bitDepth - 1, row-major; rounded half up and clamped to that range
     * @throws IllegalArgumentException if a size, the depth, the number or the length of the planes
     *     is another, or a sample is NaN
     */
    public static Photograph ofPlanes(int width, int height, int bitDepth, float[]... planes) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("no picture is " + width + " x " + height);
        }
        if (bitDepth != 8 && bitDepth != 16) {
            throw new IllegalArgumentException("a depth of 8 or 16 bits, not " + bitDepth);
        }
        if (planes.length != 1 && planes.length != 3) {
            throw new IllegalArgumentException("1 or 3 planes, not " + planes.length);
        }
        if ((long) width * height * planes.length > MAX_SAMPLES) {
            throw new IllegalArgumentException(
                    "%d x %d x %d samples are more than %d"
                            .formatted(width, height, planes.length, MAX_SAMPLES));
        }
        float[] samples = new float[width * height * planes.length];
        for (int band = 0; band < planes.length; band++) {
            float[] quantized = quantized(planes[band], width * height, (1 << bitDepth) - 1);
            System.arraycopy(quantized, 0, samples, band * quantized.length, quantized.length);
        }
        return new Photograph(width, height, bitDepth, samples, null);
    }

    /**
     * The photograph that an AWT picture shows. Grey, RGB and either with alpha keep their samples
     * bit for bit at 8 and at 16 bits; a palette becomes RGB, with alpha if a colour is
     * transparent, or grey if all its colours are opaque greys, as in a 1-bit picture; other packed
     * pixels become 8-bit RGB.
     *
     * @throws io.facet.FacetException if its colours are neither grey nor RGB, or its samples are
     *     not of 8 or 16 bits
     */
    public static Photograph of(BufferedImage image) {
        return RasterConversion.photograph(image);
    }

    /** Columns. */
    public int width() {
        return width;
    }

    /** Rows. */
    public int height() {
        return height;
    }

    /** 1 for grey, 3 for red, green, blue; alpha is not counted. */
    public int bands() {
        return (int) samples.dimension(2);
    }

    /** Bits of a sample: 8 or 16. */
    public int bitDepth() {
        return bitDepth;
    }

    /** The sample of white: 255 at 8 bits, 65535 at 16. */
    public int maxValue() {
        return (1 << bitDepth) - 1;
    }

    /** What one grey level, 1/255 of the range, is in samples: 1 at 8 bits, 257 at 16. */
    public float greyLevel() {
        return maxValue() / 255f;
    }

    /** Whether the picture has an alpha band. */
    public boolean hasAlpha() {
        return alpha != null;
    }

    /** The opacity in 0..{@link #maxValue()}, row-major, if the picture has one; a copy. */
    public Optional<float[]> alpha() {
        return Optional.ofNullable(alpha).map(float[]::clone);
    }

    /** All samples but alpha as a copy of dimensions (width, height, band). */
    public ArrayImg<FloatType, FloatArray> samples() {
        return ArrayImgs.floats(storage().clone(), width, height, bands());
    }

    /**
     * One band as a copy: sample {@code (x, y)} is at {@code y * width + x}.
     *
     * @param band 0..bands - 1
     * @throws IndexOutOfBoundsException if there is no such band
     */
    public float[] plane(int band) {
        if (band < 0 || band >= bands()) {
            throw new IndexOutOfBoundsException("band " + band + " of " + bands());
        }
        int area = width * height;
        return Arrays.copyOfRange(storage(), band * area, (band + 1) * area);
    }

    /**
     * The same picture with other samples: size, depth, bands and alpha stay.
     *
     * @param planes as many planes as there are bands, in 0..maxValue; rounded half up and clamped
     * @throws IllegalArgumentException if there are more or fewer planes than bands, a plane has
     *     not width x height samples, or a sample is NaN
     */
    public Photograph withPlanes(float[]... planes) {
        if (planes.length != bands()) {
            throw new IllegalArgumentException(
                    "%d planes for %d bands".formatted(planes.length, bands()));
        }
        float[] replaced = ofPlanes(width, height, bitDepth, planes).storage();
        return new Photograph(width, height, bitDepth, replaced, alpha);
    }

    /**
     * The same picture with other samples: size, depth, bands and alpha stay.
     *
     * @param replacement an interval of the dimensions (width, height, band), in 0..maxValue;
     *     rounded half up and clamped
     * @throws IllegalArgumentException if its dimensions are others or a sample is NaN
     */
    public Photograph withSamples(RandomAccessibleInterval<FloatType> replacement) {
        long[] given = replacement.dimensionsAsLongArray();
        if (!Arrays.equals(given, samples.dimensionsAsLongArray())) {
            throw new IllegalArgumentException(
                    "%s samples for %s"
                            .formatted(
                                    Arrays.toString(given),
                                    Arrays.toString(samples.dimensionsAsLongArray())));
        }
        float[] values = new float[storage().length];
        int i = 0;
        for (FloatType value : Views.flatIterable(replacement)) {
            values[i++] = value.get();
        }
        float[] quantized = quantized(values, values.length, maxValue());
        return new Photograph(width, height, bitDepth, quantized, alpha);
    }

    /**
     * The same picture with another opacity.
     *
     * @param opacity width x height samples in 0..maxValue, row-major; rounded half up and clamped
     * @throws IllegalArgumentException if there are more or fewer samples, or one is NaN
     */
    public Photograph withAlpha(float[] opacity) {
        float[] quantized = quantized(opacity, width * height, maxValue());
        return new Photograph(width, height, bitDepth, storage(), quantized);
    }

    /**
     * The picture as networks take it: RGB in grey levels 0..255, whatever the depth; grey is
     * repeated in the three channels. Alpha is left out.
     */
    public FloatImage toFloatImage() {
        int area = width * height;
        int bands = bands();
        float greyLevel = greyLevel();
        float[] planar = storage();
        float[] interleaved = new float[Math.multiplyExact(area, 3)];
        for (int channel = 0; channel < 3; channel++) {
            int plane = bands == 1 ? 0 : channel * area;
            for (int i = 0; i < area; i++) {
                interleaved[i * 3 + channel] = planar[plane + i] / greyLevel;
            }
        }
        return new FloatImage(width, height, 3, interleaved);
    }

    /** The same samples as an AWT picture, at the same depth, with alpha if there is one. */
    public BufferedImage toBufferedImage() {
        return RasterConversion.bufferedImage(this);
    }

    /** Two photographs are equal when their sizes, depths, samples and alphas are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Photograph that
                && width == that.width
                && height == that.height
                && bitDepth == that.bitDepth
                && Arrays.equals(storage(), that.storage())
                && Arrays.equals(alpha, that.alpha);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + bitDepth) + Arrays.hashCode(storage());
    }

    @Override
    public String toString() {
        return "Photograph[%d x %d, %d bits, %s%s]"
                .formatted(
                        width,
                        height,
                        bitDepth,
                        bands() == 1 ? "grey" : "RGB",
                        hasAlpha() ? " and alpha" : "");
    }

    private float[] storage() {
        return samples.update(null).getCurrentStorageArray();
    }

    /** A photograph holds what a file can: an edit's fractions are rounded here, and only here. */
    private static float[] quantized(float[] values, int expected, int maxValue) {
        if (values.length != expected) {
            throw new IllegalArgumentException(
                    "%d samples for %d pixels".formatted(values.length, expected));
        }
        float[] quantized = new float[expected];
        for (int i = 0; i < expected; i++) {
            if (Float.isNaN(values[i])) {
                throw new IllegalArgumentException("sample " + i + " is NaN");
            }
            quantized[i] = Math.max(0, Math.min(maxValue, Math.round(values[i])));
        }
        return quantized;
    }
}
