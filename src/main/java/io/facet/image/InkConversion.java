package io.facet.image;

import io.facet.FacetException;
import io.facet.image.metadata.MetadataBlock;
import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Optional;

/**
 * Converts CMYK pictures to sRGB, either by their own colour profile or, if there is none, as if
 * the inks were ideal: red = (1 - cyan)(1 - black).
 */
public final class InkConversion {

    /** Number of rows converted at a time, which keeps the intermediate copy small. */
    private static final int BAND_HEIGHT = 64;

    private static final int[] RGB = {0, 1, 2};
    private static final int[] CMYK = {0, 1, 2, 3};

    private final boolean isYcck;
    private final boolean isInverted;
    private final Optional<ColorConvertOp> profile;

    private InkConversion(boolean isYcck, boolean isInverted, Optional<ICC_Profile> profile) {
        this.isYcck = isYcck;
        this.isInverted = isInverted;
        this.profile = profile.map(InkConversion::operation);
    }

    /** Returns the conversion of samples where 0 means no ink and the maximum means full ink. */
    static InkConversion of(Optional<ICC_Profile> profile) {
        return new InkConversion(false, false, profile.filter(InkConversion::isOfInks));
    }

    /**
     * Returns the conversion of a TIFF file's samples, where 0 means no ink and the maximum means
     * full ink.
     *
     * @param profile the file's colour profile; one that is damaged or not for inks is left alone
     */
    public static InkConversion ofTiff(Optional<MetadataBlock> profile) {
        return of(profile.flatMap(InkConversion::parsed));
    }

    /** Returns whether the conversion uses a colour profile. */
    public boolean hasProfile() {
        return profile.isPresent();
    }

    /**
     * Returns the conversion of a JPEG's raw components.
     *
     * @param adobeTransform as in {@code JpegFile.adobeTransform}: Adobe's programs write inverted
     *     inks, with 255 for no ink
     * @param profile the file's colour profile; one that is damaged or not for inks is left alone
     */
    public static InkConversion ofJpeg(
            Optional<Integer> adobeTransform, Optional<MetadataBlock> profile) {
        return new InkConversion(
                adobeTransform.equals(Optional.of(2)),
                adobeTransform.isPresent(),
                profile.flatMap(InkConversion::parsed).filter(InkConversion::isOfInks));
    }

    /**
     * Converts a picture to sRGB at the same bit depth.
     *
     * @param inks four bands of 8 or 16 bits; further bands are passed through
     * @throws FacetException if there are fewer bands or the bit depth is different
     */
    public Raster toRgb(Raster inks) {
        int type = inks.getTransferType();
        boolean whole = type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_USHORT;
        if (inks.getNumBands() < 4 || !whole) {
            throw new FacetException(
                    "The picture has CMYK colours that are not four inks of 8 or 16 bits; convert"
                            + " it to RGB in an image editor and try again.");
        }
        int width = inks.getWidth();
        int further = inks.getNumBands() - 4;
        WritableRaster rgb = SampleRaster.createLike(inks, width, inks.getHeight(), 3 + further);
        WritableRaster colours = rgb.createWritableChild(0, 0, width, inks.getHeight(), 0, 0, RGB);
        int[] samples = null;
        for (int y = 0; y < inks.getHeight(); y += BAND_HEIGHT) {
            int rows = Math.min(BAND_HEIGHT, inks.getHeight() - y);
            WritableRaster band = SampleRaster.createLike(inks, width, rows, 4);
            band.setRect(
                    inks.createChild(inks.getMinX(), inks.getMinY() + y, width, rows, 0, 0, CMYK));
            if (isYcck || isInverted) {
                normalize(band);
            }
            colours.setRect(0, y, hasProfile() ? converted(band) : ideal(band));
        }
        for (int i = 0; i < further; i++) {
            samples = inks.getSamples(0, 0, width, inks.getHeight(), 4 + i, samples);
            rgb.setSamples(0, 0, width, inks.getHeight(), 3 + i, samples);
        }
        return rgb;
    }

    /** Makes 0 no ink and 255 all of it. */
    private void normalize(WritableRaster inks) {
        int[] samples = inks.getPixels(0, 0, inks.getWidth(), inks.getHeight(), (int[]) null);
        normalize(samples);
        inks.setPixels(0, 0, inks.getWidth(), inks.getHeight(), samples);
    }

    /** Makes 0 no ink and 255 all of it. */
    private void normalize(int[] samples) {
        for (int i = 0; i < samples.length; i += 4) {
            if (isYcck) {
                separate(samples, i);
            }
            for (int ink = 0; isInverted && ink < 4; ink++) {
                samples[i + ink] = 255 - samples[i + ink];
            }
        }
    }

    /** YCC is the transform of JFIF, applied to 255 - C, 255 - M, 255 - Y. */
    private static void separate(int[] samples, int at) {
        double luma = samples[at];
        double blue = samples[at + 1] - 128;
        double red = samples[at + 2] - 128;
        samples[at] = clamped(255 - (luma + 1.402 * red));
        samples[at + 1] = clamped(255 - (luma - 0.344136 * blue - 0.714136 * red));
        samples[at + 2] = clamped(255 - (luma + 1.772 * blue));
    }

    private static int clamped(double sample) {
        return (int) Math.max(0, Math.min(255, Math.round(sample)));
    }

    private Raster converted(Raster inks) {
        WritableRaster rgb = SampleRaster.createLike(inks, inks.getWidth(), inks.getHeight(), 3);
        return profile.orElseThrow().filter(inks, rgb);
    }

    private static Raster ideal(Raster inks) {
        WritableRaster rgb = SampleRaster.createLike(inks, inks.getWidth(), inks.getHeight(), 3);
        long most = inks.getTransferType() == DataBuffer.TYPE_BYTE ? 255 : 65535;
        int[] samples = inks.getPixels(0, 0, inks.getWidth(), inks.getHeight(), (int[]) null);
        int[] light = new int[samples.length / 4 * 3];
        for (int i = 0; i < light.length; i++) {
            int pixel = i / 3 * 4;
            long paper = (most - samples[pixel + i % 3]) * (most - samples[pixel + 3]);
            light[i] = (int) ((paper + most / 2) / most);
        }
        rgb.setPixels(0, 0, inks.getWidth(), inks.getHeight(), light);
        return rgb;
    }

    private static ColorConvertOp operation(ICC_Profile profile) {
        ICC_Profile screen = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
        return new ColorConvertOp(new ICC_Profile[] {profile, screen}, null);
    }

    private static boolean isOfInks(ICC_Profile profile) {
        return profile.getColorSpaceType() == ColorSpace.TYPE_CMYK;
    }

    private static Optional<ICC_Profile> parsed(MetadataBlock profile) {
        try {
            return Optional.of(ICC_Profile.getInstance(profile.bytes()));
        } catch (IllegalArgumentException | CMMException e) {
            return Optional.empty();
        }
    }
}
