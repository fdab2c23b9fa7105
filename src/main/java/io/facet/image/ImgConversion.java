package io.facet.image;

import io.facet.FacetException;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferFloat;
import java.awt.image.DataBufferUShort;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.stream.Collectors;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.loops.LoopBuilder;
import net.imglib2.type.BooleanType;
import net.imglib2.type.Type;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Cast;
import net.imglib2.view.Views;

/**
 * Converts between photographs and ImgLib2 images, sample for sample. An image may be an array
 * image, a cell image or a view.
 *
 * <pre>{@code
 * Photograph photograph = ImgConversion.toPhotograph(image);
 * Img<UnsignedByteType> result = ImgConversion.toImg(edit(photograph), image);
 * }</pre>
 *
 * <p>Grey is columns x rows or columns x rows x 1, and RGB is columns x rows x 3, of {@link
 * UnsignedByteType}, {@link UnsignedShortType} or {@link FloatType}. Columns x rows of {@link
 * ARGBType} are 8-bit RGB with alpha; if every pixel is opaque, the photograph has no alpha. The
 * first pixel of an interval is (0, 0) of the photograph, whatever the interval's minimum.
 *
 * <p>Both directions copy: later writes to the image do not affect the photograph, and the caller
 * owns a new image. An image must not be modified while it is being copied.
 */
public final class ImgConversion {

    private static final int ALPHA = 0;
    private static final int[] RGB = {1, 2, 3};
    private static final int[] RGB_AND_ALPHA = {1, 2, 3, ALPHA};

    private ImgConversion() {}

    /**
     * Returns an image as a photograph. Black and white are the defaults of the bit depth, see
     * {@link Photograph#maxValue}.
     *
     * @throws FacetException if the image has another type or other dimensions, is empty or has
     *     more than {@link Photograph#MAX_SAMPLES} samples, or a sample is NaN or infinite
     */
    public static Photograph toPhotograph(RandomAccessibleInterval<?> image) {
        int bitDepth = bitDepth(image.getType());
        requireShape(image);
        RandomAccessibleInterval<?> bands = bands(image, isTransparent(image));
        int count = (int) bands.dimension(2);
        WritableRaster raster =
                SampleRaster.create(
                        (int) bands.dimension(0), (int) bands.dimension(1), bitDepth, count);
        copy(bands, bands(raster));
        return Photograph.ofRaster(raster, Math.min(count, 3));
    }

    /**
     * Returns a photograph as a new image with the type and dimensions of another image, such as
     * the one that it was converted from. Its minimum is 0.
     *
     * @throws IllegalArgumentException if such an image does not hold the photograph's size, depth,
     *     bands or opacity
     */
    public static <T> Img<T> toImg(Photograph photograph, RandomAccessibleInterval<T> like) {
        T type = like.getType();
        boolean fits =
                bitDepth(type) == photograph.bitDepth()
                        && !photograph.isSigned()
                        && (type instanceof ARGBType || !photograph.hasAlpha())
                        && Arrays.equals(
                                bands(like, false).dimensionsAsLongArray(), size(photograph));
        if (!fits) {
            throw new IllegalArgumentException(
                    "%s is not an image of %s of %s"
                            .formatted(photograph, name(type), dimensions(like)));
        }
        Img<T> made = Cast.unchecked(create(type, like.dimensionsAsLongArray()));
        fill(made, photograph);
        return made;
    }

    /**
     * Returns a photograph as a new image of columns x rows for grey, or columns x rows x 3 for
     * RGB, of {@link UnsignedByteType}, {@link UnsignedShortType} or {@link FloatType}, by its
     * depth. Alpha is omitted; {@link #toImg(Photograph, RandomAccessibleInterval)} keeps it.
     *
     * @throws IllegalArgumentException if the samples are signed
     */
    public static Img<?> toImg(Photograph photograph) {
        if (photograph.isSigned()) {
            throw new IllegalArgumentException(photograph + " has signed samples");
        }
        Object type =
                switch (photograph.bitDepth()) {
                    case 8 -> new UnsignedByteType();
                    case 16 -> new UnsignedShortType();
                    default -> new FloatType();
                };
        long[] size = Arrays.copyOf(size(photograph), photograph.bands() == 1 ? 2 : 3);
        Img<?> made = create(type, size);
        fill(made, photograph);
        return made;
    }

    /**
     * Returns a mask of columns x rows as a photograph mask: a pixel may change where the mask is
     * true.
     *
     * @throws FacetException if the mask does not have two dimensions, or is false everywhere
     */
    public static PhotoMask toMask(RandomAccessibleInterval<? extends BooleanType<?>> mask) {
        if (mask.numDimensions() != 2 || !isHeld(mask, 1)) {
            throw new FacetException(
                    "A mask is columns x rows, and this one is %s.".formatted(dimensions(mask)));
        }
        int width = (int) mask.dimension(0);
        int height = (int) mask.dimension(1);
        float[] values = new float[width * height];
        LoopBuilder.setImages(Views.zeroMin(mask), ArrayImgs.floats(values, width, height))
                .forEachPixel((marked, value) -> value.set(marked.get() ? 1 : 0));
        return new PhotoMask(width, height, values);
    }

    private static void fill(Img<?> image, Photograph photograph) {
        WritableRaster raster = SampleRaster.copyOf(photograph.raster());
        if (image.getType() instanceof ARGBType) {
            fillColours(Cast.unchecked(image), raster);
        } else {
            RandomAccessibleInterval<?> bands = bands(image, false);
            copy(Views.interval(bands(raster), bands), bands);
        }
    }

    /**
     * Writes whole pixels, because the channel views of {@link Converters#argbChannels} cannot be
     * written individually: a sample above 127 sets all bits of the preceding channels.
     */
    private static void fillColours(Img<ARGBType> image, WritableRaster raster) {
        boolean withAlpha = raster.getNumBands() == 4;
        byte[] samples = ((DataBufferByte) raster.getDataBuffer()).getData();
        int i = 0;
        for (ARGBType pixel : Views.flatIterable(image)) {
            int red = samples[i++] & 0xff;
            int green = samples[i++] & 0xff;
            int blue = samples[i++] & 0xff;
            pixel.set(ARGBType.rgba(red, green, blue, withAlpha ? samples[i++] & 0xff : 255));
        }
    }

    /** Copies samples of one type between images of equal dimensions. */
    private static <T extends Type<T>> void copy(
            RandomAccessibleInterval<?> from, RandomAccessibleInterval<?> to) {
        RandomAccessibleInterval<T> source = Cast.unchecked(from);
        RandomAccessibleInterval<T> target = Cast.unchecked(to);
        LoopBuilder.setImages(source, target).forEachPixel((one, other) -> other.set(one));
    }

    /** Views an image as columns x rows x bands, alpha last, with a minimum of 0. */
    private static RandomAccessibleInterval<?> bands(
            RandomAccessibleInterval<?> image, boolean withAlpha) {
        RandomAccessibleInterval<?> origin = Views.zeroMin(image);
        if (image.getType() instanceof ARGBType) {
            return Converters.argbChannels(Cast.unchecked(origin), withAlpha ? RGB_AND_ALPHA : RGB);
        }
        return image.numDimensions() == 2 ? Views.addDimension(origin, 0, 0) : origin;
    }

    /** Views a raster of {@link SampleRaster#create} as columns x rows x bands. */
    private static RandomAccessibleInterval<?> bands(WritableRaster raster) {
        long[] size = {raster.getNumBands(), raster.getWidth(), raster.getHeight()};
        DataBuffer buffer = raster.getDataBuffer();
        Img<?> interleaved =
                buffer instanceof DataBufferByte bytes
                        ? ArrayImgs.unsignedBytes(bytes.getData(), size)
                        : buffer instanceof DataBufferUShort shorts
                                ? ArrayImgs.unsignedShorts(shorts.getData(), size)
                                : ArrayImgs.floats(((DataBufferFloat) buffer).getData(), size);
        return Views.moveAxis(interleaved, 0, 2);
    }

    private static boolean isTransparent(RandomAccessibleInterval<?> image) {
        if (!(image.getType() instanceof ARGBType)) {
            return false;
        }
        for (ARGBType pixel : Cast.<RandomAccessibleInterval<ARGBType>>unchecked(image)) {
            if (ARGBType.alpha(pixel.get()) != 255) {
                return true;
            }
        }
        return false;
    }

    private static Img<?> create(Object type, long... size) {
        if (type instanceof ARGBType) {
            return ArrayImgs.argbs(size);
        }
        return switch (bitDepth(type)) {
            case 8 -> ArrayImgs.unsignedBytes(size);
            case 16 -> ArrayImgs.unsignedShorts(size);
            default -> ArrayImgs.floats(size);
        };
    }

    private static int bitDepth(Object type) {
        if (type instanceof UnsignedByteType || type instanceof ARGBType) {
            return 8;
        }
        if (type instanceof UnsignedShortType) {
            return 16;
        }
        if (type instanceof FloatType) {
            return 32;
        }
        throw new FacetException(
                ("An image of %s is not a photograph. Convert it to UnsignedByteType,"
                                + " UnsignedShortType, FloatType or ARGBType, for example by"
                                + " Converters.convert.")
                        .formatted(name(type)));
    }

    private static void requireShape(RandomAccessibleInterval<?> image) {
        boolean colours = image.getType() instanceof ARGBType;
        boolean isPlane = image.numDimensions() == 2;
        boolean isPlanes =
                !colours
                        && image.numDimensions() == 3
                        && (image.dimension(2) == 1 || image.dimension(2) == 3);
        if (!isPlane && !isPlanes) {
            throw new FacetException(
                    ("An image of %s of %s is not a photograph, which is columns x rows%s. Take a"
                                    + " part of it, for example by Views.hyperSlice.")
                            .formatted(
                                    name(image.getType()),
                                    dimensions(image),
                                    colours ? "" : " or columns x rows x 1 or 3 channels"));
        }
        if (!isHeld(image, colours ? 4 : 1)) {
            throw new FacetException(
                    ("An image of %s is not a photograph, which has from 1 to %s samples. Take a"
                                    + " part of it, for example by Views.interval.")
                            .formatted(dimensions(image), Photograph.MAX_SAMPLES));
        }
    }

    private static boolean isHeld(RandomAccessibleInterval<?> image, int samplesOfPixel) {
        // Views can be so large that an integer product would overflow.
        double samples = samplesOfPixel;
        for (long length : image.dimensionsAsLongArray()) {
            samples *= length;
        }
        return samples >= 1 && samples <= Photograph.MAX_SAMPLES;
    }

    private static long[] size(Photograph photograph) {
        return new long[] {photograph.width(), photograph.height(), photograph.bands()};
    }

    private static String dimensions(RandomAccessibleInterval<?> image) {
        return Arrays.stream(image.dimensionsAsLongArray())
                .mapToObj(Long::toString)
                .collect(Collectors.joining(" x "));
    }

    private static String name(Object type) {
        return type.getClass().getSimpleName();
    }
}
