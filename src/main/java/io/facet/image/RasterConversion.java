package io.facet.image;

import io.facet.FacetException;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DirectColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/**
 * Takes the samples of an AWT picture out of its raster and puts them back. It goes by the raster
 * because {@link BufferedImage#getRGB} reduces to 8 bits and brightens greys: AWT believes that
 * grey samples are linear in light, and converts them to sRGB.
 */
final class RasterConversion {

    private RasterConversion() {}

    static Photograph photograph(BufferedImage image) {
        ColorModel colours = image.getColorModel();
        if (colours instanceof IndexColorModel palette) {
            return isOpaqueGrey(palette)
                    ? greyOfPalette(image.getRaster(), palette)
                    : packed(image, palette.hasAlpha());
        }
        requireGreyOrRgb(colours);
        if (hasDepth(colours, 8) || hasDepth(colours, 16)) {
            return banded(image);
        }
        if (colours instanceof DirectColorModel) {
            return packed(image, colours.hasAlpha());
        }
        throw new FacetException(
                "The picture's samples have "
                        + colours.getComponentSize(0)
                        + " bits; save it with 8 or 16 bits per channel and try again.");
    }

    static BufferedImage bufferedImage(Photograph photograph) {
        boolean grey = photograph.bands() == 1;
        ColorModel colours =
                new ComponentColorModel(
                        ColorSpace.getInstance(grey ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB),
                        photograph.hasAlpha(),
                        false,
                        photograph.hasAlpha() ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
                        photograph.bitDepth() == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT);
        WritableRaster raster =
                colours.createCompatibleWritableRaster(photograph.width(), photograph.height());
        for (int band = 0; band < photograph.bands(); band++) {
            fill(raster, band, photograph.plane(band));
        }
        photograph.alpha().ifPresent(alpha -> fill(raster, photograph.bands(), alpha));
        return new BufferedImage(colours, raster, false, null);
    }

    private static Photograph banded(BufferedImage image) {
        ColorModel colours = image.getColorModel();
        Raster raster = straightRaster(image);
        float[][] planes = new float[colours.getNumColorComponents()][];
        for (int band = 0; band < planes.length; band++) {
            planes[band] = plane(raster, band);
        }
        Photograph opaque =
                Photograph.ofPlanes(
                        image.getWidth(), image.getHeight(), colours.getComponentSize(0), planes);
        return colours.hasAlpha() ? opaque.withAlpha(plane(raster, planes.length)) : opaque;
    }

    /** Colours that AWT itself has to look up; they have 8 bits at most and are sRGB. */
    private static Photograph packed(BufferedImage image, boolean withAlpha) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] argb = image.getRGB(0, 0, width, height, null, 0, width);
        Photograph opaque =
                Photograph.ofPlanes(
                        width, height, 8, octet(argb, 16), octet(argb, 8), octet(argb, 0));
        return withAlpha ? opaque.withAlpha(octet(argb, 24)) : opaque;
    }

    private static Photograph greyOfPalette(Raster raster, IndexColorModel palette) {
        float[] samples = plane(raster, 0);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = palette.getRed((int) samples[i]);
        }
        return Photograph.ofPlanes(raster.getWidth(), raster.getHeight(), 8, samples);
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
                    "The picture's colours are "
                            + (type == ColorSpace.TYPE_CMYK ? "CMYK" : "neither grey nor RGB")
                            + "; convert it to RGB in an image editor and try again.");
        }
    }

    private static boolean hasDepth(ColorModel colours, int bits) {
        for (int size : colours.getComponentSize()) {
            if (size != bits) {
                return false;
            }
        }
        int type = colours.getTransferType();
        // A signed 16-bit raster has the size of an unsigned one, and another range.
        return type == DataBuffer.TYPE_BYTE
                || type == DataBuffer.TYPE_USHORT
                || colours instanceof DirectColorModel;
    }

    /** The raster with colours that alpha was not multiplied into; the image's own if it is so. */
    private static Raster straightRaster(BufferedImage image) {
        if (!image.isAlphaPremultiplied()) {
            return image.getRaster();
        }
        WritableRaster copy = image.copyData(null);
        image.getColorModel().coerceData(copy, false);
        return copy;
    }

    private static float[] plane(Raster raster, int band) {
        return raster.getSamples(
                raster.getMinX(),
                raster.getMinY(),
                raster.getWidth(),
                raster.getHeight(),
                band,
                (float[]) null);
    }

    private static float[] octet(int[] argb, int shift) {
        float[] samples = new float[argb.length];
        for (int i = 0; i < argb.length; i++) {
            samples[i] = argb[i] >>> shift & 0xff;
        }
        return samples;
    }

    private static void fill(WritableRaster raster, int band, float[] samples) {
        raster.setSamples(0, 0, raster.getWidth(), raster.getHeight(), band, samples);
    }
}
