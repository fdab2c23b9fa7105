package io.facet.report;

import io.facet.FacetException;
import io.facet.image.Photograph;
import io.facet.image.Region;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * Shows what an edit changed: mid-grey where nothing changed, brighter where the picture became
 * brighter.
 */
public final class DifferenceImage {

    /** The grey level of unchanged pixels. */
    private static final float UNCHANGED = 128;

    private DifferenceImage() {}

    /**
     * Returns 128 + gain x (after - before) for every sample.
     *
     * @param before the picture that was edited
     * @param after the edited picture, of the same width and height; its bit depth may differ
     * @param gain displayed grey levels per grey level of change, above 0
     * @return 8-bit RGB, rounded half up and clamped to 0..255
     * @throws FacetException if the sizes differ or the gain is not a positive number
     */
    public static BufferedImage of(Photograph before, Photograph after, double gain) {
        if (before.width() != after.width() || before.height() != after.height()) {
            throw new FacetException(
                    "Cannot compare pictures of different sizes: %s x %s and %s x %s."
                            .formatted(
                                    before.width(),
                                    before.height(),
                                    after.width(),
                                    after.height()));
        }
        if (!(gain > 0 && gain < Double.POSITIVE_INFINITY)) {
            throw new FacetException(
                    "The gain of a difference picture is a number above 0, not " + gain + ".");
        }
        return difference(before, after, gain);
    }

    /**
     * Computes the difference row by row, because a float copy of a large photograph would not fit
     * in memory.
     */
    private static BufferedImage difference(Photograph before, Photograph after, double gain) {
        int width = before.width();
        BufferedImage image = new BufferedImage(width, before.height(), BufferedImage.TYPE_INT_RGB);
        int[] row = new int[width];
        for (int y = 0; y < before.height(); y++) {
            Arrays.fill(row, 0);
            for (int channel = 0; channel < 3; channel++) {
                float[] from = row(before, channel, y);
                float[] to = row(after, channel, y);
                for (int x = 0; x < width; x++) {
                    float shown = (float) (UNCHANGED + gain * (to[x] - from[x]));
                    row[x] = row[x] << 8 | Math.max(0, Math.min(255, Math.round(shown)));
                }
            }
            image.setRGB(0, y, width, 1, row, 0, width);
        }
        return image;
    }

    /**
     * Returns the grey levels of red, green or blue in one row. In a grey picture all three are the
     * same.
     */
    private static float[] row(Photograph photograph, int channel, int y) {
        int band = photograph.bands() == 1 ? 0 : channel;
        float[] row = photograph.plane(band, new Region(0, y, photograph.width(), 1));
        for (int x = 0; x < row.length; x++) {
            row[x] /= photograph.greyLevel();
        }
        return row;
    }
}
