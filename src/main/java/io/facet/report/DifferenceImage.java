package io.facet.report;

import io.facet.FacetException;
import io.facet.image.FloatImage;
import io.facet.image.Photograph;
import java.awt.image.BufferedImage;

/** Shows what an edit changed: mid-grey where nothing did, brighter where the picture did. */
public final class DifferenceImage {

    /** The grey level of no change. */
    private static final float UNCHANGED = 128;

    private DifferenceImage() {}

    /**
     * 128 + gain x (after - before) of every sample.
     *
     * @param before the picture that was edited
     * @param after the edited one, of the same width and height; its depth may be another
     * @param gain shown grey levels for each grey level of change, above 0
     * @return 8-bit RGB, rounded half up and clamped to 0..255
     * @throws FacetException if the sizes differ or the gain is not a positive number
     */
    public static BufferedImage of(Photograph before, Photograph after, double gain) {
        if (before.width() != after.width() || before.height() != after.height()) {
            throw new FacetException(
                    "Cannot compare pictures of different sizes: %d x %d and %d x %d."
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
        float[] from = before.toFloatImage().samples();
        float[] shown = after.toFloatImage().samples();
        for (int i = 0; i < shown.length; i++) {
            shown[i] = (float) (UNCHANGED + gain * (shown[i] - from[i]));
        }
        return new FloatImage(before.width(), before.height(), 3, shown).toBufferedImage();
    }
}
