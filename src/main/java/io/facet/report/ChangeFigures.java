package io.facet.report;

import io.facet.image.Photograph;

/**
 * Statistics of how much an edit changed a picture.
 *
 * @param share fraction of the pixels that changed, 0..1
 * @param mean mean change of a sample of these pixels, in grey levels (1/255 of the range)
 * @param largest change of a sample, in grey levels
 */
public record ChangeFigures(double share, double mean, double largest) {

    /**
     * Compares two pictures of the same size and bands.
     *
     * @throws IllegalArgumentException if they differ in size or bands
     */
    public static ChangeFigures of(Photograph before, Photograph after) {
        if (before.width() != after.width()
                || before.height() != after.height()
                || before.bands() != after.bands()) {
            throw new IllegalArgumentException(before + " and " + after);
        }
        int pixels = before.width() * before.height();
        float[] changes = new float[pixels];
        double largest = 0;
        for (int band = 0; band < before.bands(); band++) {
            float[] one = before.plane(band);
            float[] other = after.plane(band);
            for (int i = 0; i < pixels; i++) {
                float change = Math.abs(other[i] - one[i]) / before.greyLevel();
                changes[i] += change;
                largest = Math.max(largest, change);
            }
        }
        double sum = 0;
        int changed = 0;
        for (float change : changes) {
            sum += change;
            changed += change > 0 ? 1 : 0;
        }
        double mean = changed == 0 ? 0 : sum / changed / before.bands();
        return new ChangeFigures((double) changed / pixels, mean, largest);
    }
}
