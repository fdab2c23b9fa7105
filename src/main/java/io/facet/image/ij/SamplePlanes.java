package io.facet.image.ij;

import ij.process.ImageProcessor;
import ij.process.LUT;
import io.facet.image.Photograph;
import io.facet.image.Region;
import io.facet.image.SampleRange;
import io.facet.image.SampleRaster;
import java.awt.image.WritableRaster;
import java.util.List;
import java.util.Optional;

/**
 * Represents one grey plane, or a red, a green and a blue plane; each sample is a pixel of its
 * plane.
 *
 * @param planes 1 or 3
 * @param bitDepth bits per sample: 8, 16, or 32 for floats
 * @param displayed the samples of the photograph displayed as black and white, if they are not
 *     implied by the depth
 * @param isInverted whether a lookup table displays the lowest sample of a plane as the brightest;
 *     the photograph holds the displayed samples
 */
record SamplePlanes(int planes, int bitDepth, Optional<SampleRange> displayed, boolean isInverted)
        implements PlaneCoding {

    /**
     * @param shown the lookup tables of the planes, with the ranges that are displayed. A
     *     photograph has one range, from the lowest to the highest value of all tables. Ranges of
     *     8-bit planes are ignored: they only affect the display, because white is always 255
     */
    static SamplePlanes of(int bitDepth, boolean isInverted, LUT... shown) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (LUT lut : shown) {
            lowest = Math.min(lowest, lut.min);
            highest = Math.max(highest, lut.max);
        }
        float black = (float) (isInverted ? inverted(bitDepth, highest) : lowest);
        float white = (float) (isInverted ? inverted(bitDepth, lowest) : highest);
        Optional<SampleRange> displayed =
                Optional.of(new SampleRange(bitDepth, black, white))
                        .filter(range -> bitDepth != 8 && range.isPossible());
        return new SamplePlanes(shown.length, bitDepth, displayed, isInverted);
    }

    @Override
    public Photograph photograph(List<ImageProcessor> from) {
        int width = from.get(0).getWidth();
        int height = from.get(0).getHeight();
        WritableRaster raster = SampleRaster.create(width, height, bitDepth, planes);
        float[] row = new float[width];
        for (int band = 0; band < planes; band++) {
            ImageProcessor plane = from.get(band);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    row[x] = other(plane.getf(y * width + x));
                }
                SampleRaster.fill(raster, band, new Region(0, y, width, 1), row);
            }
        }
        Photograph photograph = Photograph.ofRaster(raster, planes);
        return displayed
                .map(range -> photograph.withRange(range.black(), range.white()))
                .orElse(photograph);
    }

    @Override
    public boolean fits(Photograph photograph) {
        return photograph.bands() == planes
                && photograph.bitDepth() == bitDepth
                && !photograph.hasAlpha();
    }

    @Override
    public ImageProcessor copyOf(ImageProcessor plane) {
        return plane.duplicate();
    }

    @Override
    public void put(Photograph photograph, List<ImageProcessor> into) {
        int width = photograph.width();
        for (int band = 0; band < planes; band++) {
            ImageProcessor plane = into.get(band);
            for (int y = 0; y < photograph.height(); y++) {
                float[] row = photograph.plane(band, new Region(0, y, width, 1));
                for (int x = 0; x < width; x++) {
                    plane.setf(y * width + x, other(row[x]));
                }
            }
        }
    }

    /** Converts a sample of a plane to a sample of the photograph, or back. */
    private float other(float sample) {
        return isInverted ? (float) inverted(bitDepth, sample) : sample;
    }

    /** Inverts a sample; inverting twice restores the same bits. */
    private static double inverted(int bitDepth, double sample) {
        return bitDepth == 32 ? -sample : (1 << bitDepth) - 1 - sample;
    }
}
