package io.facet.image;

import io.facet.FacetException;
import java.awt.Point;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DirectColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.Optional;

/**
 * Converts between photographs and AWT images by way of their rasters. {@link BufferedImage#getRGB}
 * is not used because it reduces samples to 8 bits and brightens greys: AWT assumes that grey
 * samples are linear in light and converts them to sRGB.
 */
public final class RasterConversion {

    private RasterConversion() {}

    /** Returns a photograph with a copy of the samples. */
    static Photograph copyOf(BufferedImage image) {
        Raster raster = raster(image);
        boolean shared = raster.getDataBuffer() == image.getRaster().getDataBuffer();
        return Photograph.ofRaster(shared ? SampleRaster.copyOf(raster) : raster, bands(raster));
    }

    /**
     * Returns a photograph that may share the samples of the image. The image must not be modified
     * afterwards.
     */
    public static Photograph takenFrom(BufferedImage image) {
        Raster raster = raster(image);
        return Photograph.ofRaster(raster, bands(raster));
    }

    /** Returns an image that shares the samples: grey or RGB, followed by alpha if there is one. */
    static BufferedImage bufferedImage(WritableRaster raster, boolean hasAlpha) {
        boolean grey = raster.getNumBands() < 3;
        ColorModel colours =
                new ComponentColorModel(
                        ColorSpace.getInstance(grey ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB),
                        hasAlpha,
                        false,
                        hasAlpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
                        raster.getTransferType());
        return new BufferedImage(colours, raster, false, null);
    }

    /**
     * Returns an image that shares the samples of a photograph, for writers, which only read them.
     */
    public static BufferedImage view(Photograph photograph) {
        Raster raster = photograph.raster();
        WritableRaster view =
                Raster.createWritableRaster(
                        raster.getSampleModel(), raster.getDataBuffer(), new Point(0, 0));
        return bufferedImage(view, photograph.hasAlpha());
    }

    /** Returns the samples, without a copy if the image already has a photograph's layout. */
    private static Raster raster(BufferedImage image) {
        ColorModel colours = image.getColorModel();
        if (colours instanceof IndexColorModel palette) {
            return isOpaqueGrey(palette)
                    ? greyOfPalette(image.getRaster(), palette)
                    : packed(image, palette.hasAlpha());
        }
        if (colours.getColorSpace().getType() == ColorSpace.TYPE_CMYK) {
            return InkConversion.of(profile(colours.getColorSpace())).toRgb(image.getRaster());
        }
        requireGreyOrRgb(colours);
        if (hasDepth(colours, 8) || hasDepth(colours, 16) || hasDepth(colours, 32)) {
            return banded(image);
        }
        if (colours instanceof DirectColorModel) {
            return packed(image, colours.hasAlpha());
        }
        throw new FacetException(
                "The picture's samples have "
                        + colours.getComponentSize(0)
                        + " bits; save it with 8 or 16 bits per channel, or as 32-bit floats, and"
                        + " try again.");
    }

    private static Optional<ICC_Profile> profile(ColorSpace space) {
        return space instanceof ICC_ColorSpace icc
                ? Optional.of(icc.getProfile())
                : Optional.empty();
    }

    private static int bands(Raster raster) {
        return raster.getNumBands() < 3 ? 1 : 3;
    }

    private static Raster banded(BufferedImage image) {
        Raster raster = straightRaster(image);
        if (raster.getSampleModel() instanceof ComponentSampleModel) {
            boolean atCorner = raster.getMinX() == 0 && raster.getMinY() == 0;
            return atCorner ? raster : raster.createTranslatedChild(0, 0);
        }
        int width = raster.getWidth();
        WritableRaster plain =
                SampleRaster.create(width, raster.getHeight(), 8, raster.getNumBands());
        int[] row = null;
        for (int y = 0; y < raster.getHeight(); y++) {
            row = raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            plain.setPixels(0, y, width, 1, row);
        }
        return plain;
    }

    /** Returns colours that AWT has to look up; they have at most 8 bits and are sRGB. */
    private static Raster packed(BufferedImage image, boolean withAlpha) {
        int width = image.getWidth();
        int bands = withAlpha ? 4 : 3;
        WritableRaster plain = SampleRaster.create(width, image.getHeight(), 8, bands);
        int[] argb = new int[width];
        int[] samples = new int[width * bands];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, argb, 0, width);
            for (int x = 0; x < width; x++) {
                for (int band = 0; band < bands; band++) {
                    int shift = band == 3 ? 24 : 16 - 8 * band;
                    samples[x * bands + band] = argb[x] >>> shift & 0xff;
                }
            }
            plain.setPixels(0, y, width, 1, samples);
        }
        return plain;
    }

    private static Raster greyOfPalette(Raster raster, IndexColorModel palette) {
        int width = raster.getWidth();
        WritableRaster plain = SampleRaster.create(width, raster.getHeight(), 8, 1);
        int[] row = new int[width];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, row);
            Arrays.setAll(row, x -> palette.getRed(row[x]));
            plain.setSamples(0, y, width, 1, 0, row);
        }
        return plain;
    }

    private static boolean isOpaqueGrey(IndexColorModel palette) {
        for (int i = 0; i < palette.getMapSize(); i++) {
            boolean grey =
                    palette.getRed(i) == palette.getGreen(i)
                            && palette.getRed(i) == palette.getBlue(i);
            if (!grey || palette.getAlpha(i) != 255) {
                return false;
            }
        }
        return true;
    }

    private static void requireGreyOrRgb(ColorModel colours) {
        int type = colours.getColorSpace().getType();
        if (type != ColorSpace.TYPE_GRAY && type != ColorSpace.TYPE_RGB) {
            throw new FacetException(
                    "The picture's colours are neither grey nor RGB; convert it to RGB in an image"
                            + " editor and try again.");
        }
    }

    private static boolean hasDepth(ColorModel colours, int bits) {
        for (int size : colours.getComponentSize()) {
            if (size != bits) {
                return false;
            }
        }
        int type = colours.getTransferType();
        if (bits == 32) {
            return type == DataBuffer.TYPE_FLOAT;
        }
        // A signed 16-bit raster has the sample size of an unsigned one, but another range.
        return type == DataBuffer.TYPE_BYTE
                || type == DataBuffer.TYPE_USHORT
                || colours instanceof DirectColorModel;
    }

    /**
     * Returns the raster with straight (not premultiplied) alpha; the image's own if it has that
     * already.
     */
    private static Raster straightRaster(BufferedImage image) {
        if (!image.isAlphaPremultiplied()) {
            return image.getRaster();
        }
        WritableRaster copy = image.copyData(null);
        image.getColorModel().coerceData(copy, false);
        return copy;
    }
}
