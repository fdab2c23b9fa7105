package io.facet.image;

import ij.plugin.filter.EDM;
import ij.process.ByteProcessor;
import io.facet.FacetException;
import java.util.Arrays;

/**
 * A user's mask of a photograph: how much each pixel may change, from 0 (not at all) to 1 (fully).
 * Immutable.
 *
 * @param width of the photograph, in pixels
 * @param height of the photograph, in pixels
 * @param values width x height in [0, 1], row-major
 */
public record PhotoMask(int width, int height, float[] values) {

    /**
     * @throws FacetException if the mask is 0 everywhere
     * @throws IllegalArgumentException if there are not width x height values, or one lies outside
     *     [0, 1]
     */
    public PhotoMask {
        if (width < 1 || height < 1 || values.length != (long) width * height) {
            throw new IllegalArgumentException(
                    "%s values for %s x %s".formatted(values.length, width, height));
        }
        values = values.clone();
        boolean empty = true;
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= 0 && values[i] <= 1)) {
                throw new IllegalArgumentException("value " + i + " is " + values[i]);
            }
            empty &= values[i] == 0;
        }
        if (empty) {
            throw new FacetException(
                    "The selection is empty, so nothing of the photograph could change. Mark the"
                            + " part to edit.");
        }
    }

    /** Returns a copy of the values. */
    @Override
    public float[] values() {
        return values.clone();
    }

    /**
     * Returns whether a pixel may change at all.
     *
     * @param pixel its index, row-major
     */
    public boolean includes(int pixel) {
        return values[pixel] != 0;
    }

    /**
     * Returns the mask feathered inwards: it rises smoothly from its edge and does not grow
     * anywhere. In a part that is too narrow for the full length, the ramp is shortened so that it
     * reaches 1 at the deepest point. Where the mask crosses the border of the photograph, it has
     * no edge.
     *
     * @param length of the rise, in pixels; 0 leaves the mask as it is
     * @throws IllegalArgumentException if the length is below 0 or not finite
     */
    public PhotoMask feathered(double length) {
        if (!(length >= 0 && Double.isFinite(length))) {
            throw new IllegalArgumentException("a feather of " + length);
        }
        if (length == 0) {
            return this;
        }
        float[] inwards = distancesToEdge();
        double deepest = 0;
        for (float distance : inwards) {
            deepest = Math.max(deepest, distance);
        }
        double rise = Math.min(length, deepest);
        float[] feathered = new float[values.length];
        for (int i = 0; i < feathered.length; i++) {
            double t = Math.min(1, inwards[i] / rise);
            feathered[i] = (float) (values[i] * t * t * (3 - 2 * t));
        }
        return new PhotoMask(width, height, feathered);
    }

    /**
     * Returns the mask of a region at a smaller size. Each new value is the mean of the values that
     * it covers.
     *
     * @param region of the photograph
     * @param newWidth of the new mask, from 1 to the region's
     * @param newHeight of the new mask, from 1 to the region's
     * @throws FacetException if the mask is 0 everywhere in the region
     * @throws IndexOutOfBoundsException if the region extends beyond the photograph
     */
    public PhotoMask reduced(Region region, int newWidth, int newHeight) {
        region.requireInside(width, height);
        float[] part = new float[region.area()];
        for (int y = 0; y < region.height(); y++) {
            int from = (region.y() + y) * width + region.x();
            System.arraycopy(values, from, part, y * region.width(), region.width());
        }
        float[] smaller = AreaMean.reduced(part, region, newWidth, newHeight);
        for (int i = 0; i < smaller.length; i++) {
            // The mean of ones can exceed 1 slightly because of rounding.
            smaller[i] = Math.min(1, smaller[i]);
        }
        return new PhotoMask(newWidth, newHeight, smaller);
    }

    /**
     * Returns the distance from each pixel centre to the edge of the mask, in pixels: 0 outside,
     * and very large if there is no edge.
     */
    private float[] distancesToEdge() {
        byte[] inside = new byte[values.length];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = (byte) (values[i] == 0 ? 0 : 255);
        }
        ByteProcessor pixels = new ByteProcessor(width, height, inside);
        float[] distances = (float[]) new EDM().makeFloatEDM(pixels, 0, false).getPixels();
        for (int i = 0; i < distances.length; i++) {
            // This is the distance to the centre of the nearest outside pixel; its border is half a
            // pixel closer.
            distances[i] = Math.max(0, distances[i] - 0.5f);
        }
        return distances;
    }

    /** Returns whether two masks have the same size and the same values. */
    @Override
    public boolean equals(Object other) {
        return other instanceof PhotoMask that
                && width == that.width
                && height == that.height
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * width + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "PhotoMask[" + width + " x " + height + "]";
    }
}
