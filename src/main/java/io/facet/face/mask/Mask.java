package io.facet.face.mask;

import io.facet.FacetException;
import io.facet.image.Photograph;
import io.facet.network.NetworkCard.FaceTemplate;
import io.facet.warp.Footprint;
import io.facet.warp.PlaneMap;
import java.util.Arrays;

/**
 * The weight with which an edit may change each pixel of an aligned face: 0 not at all, 1 fully.
 * Immutable.
 *
 * <p>The masks created by this class fall smoothly to exactly 0 before the border of the crop, so
 * that no edit leaves a seam in the photograph.
 *
 * @param size S, the side of the crop in pixels
 * @param values S x S in [0, 1], row-major
 */
public record Mask(int size, float[] values) {

    /** Defines the weight at a position of the crop, in its pixels. */
    @FunctionalInterface
    interface Weight {
        double at(double x, double y);
    }

    /**
     * @throws FacetException if the mask is 0 everywhere
     * @throws IllegalArgumentException if there are not S x S values, or one lies outside [0, 1]
     */
    public Mask {
        if (size < 1 || values.length != (long) size * size) {
            throw new IllegalArgumentException(
                    "%s values for %s x %s".formatted(values.length, size, size));
        }
        values = values.clone();
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= 0 && values[i] <= 1)) {
                throw new IllegalArgumentException("value " + i + " is " + values[i]);
            }
            sum += values[i];
        }
        if (sum == 0) {
            throw new FacetException(
                    "The mask is empty, so nothing of the face could change."
                            + " Mark the part of the face to edit.");
        }
    }

    /**
     * Returns the face of a template: brows, the lower half of the forehead, cheeks, mouth, and the
     * beard region as far down as the crop's border allows. Hair, ears and background are excluded.
     *
     * @param template the pupils in the crop; the mask scales with their distance
     * @param size S, the side of the crop in pixels
     * @throws FacetException if no part of the face lies in the crop
     */
    public static Mask wholeFace(FaceTemplate template, int size) {
        return inside(size, new FaceEllipse(template)::weight);
    }

    /**
     * Returns a mask of the whole crop except its border.
     *
     * @param size S, the side of the crop in pixels
     * @throws FacetException if the crop consists of its border alone, with a side below 7 pixels
     */
    public static Mask everything(int size) {
        return inside(size, (x, y) -> 1);
    }

    /**
     * Returns a mask of weights that fall to 0 towards the border of the crop.
     *
     * @param size S, the side of the crop in pixels
     * @param weight the weight of every position of the crop, in [0, 1]
     * @throws FacetException if the mask is 0 everywhere
     */
    static Mask inside(int size, Weight weight) {
        CropBorder border = new CropBorder(size);
        float[] values = new float[size * size];
        for (int i = 0; i < values.length; i++) {
            double x = i % size;
            double y = i / size;
            values[i] = (float) (weight.at(x, y) * border.weight(x, y));
        }
        return new Mask(size, values);
    }

    /** Returns a copy of the values. */
    @Override
    public float[] values() {
        return values.clone();
    }

    /** Returns the value of one pixel, by its row-major index. */
    float weight(int pixel) {
        return values[pixel];
    }

    /**
     * Returns the product of both masks, pixel by pixel.
     *
     * @throws FacetException if the masks do not overlap
     * @throws IllegalArgumentException if the other has another size
     */
    public Mask times(Mask other) {
        if (size != other.size) {
            throw new IllegalArgumentException("masks of %s and %s".formatted(size, other.size));
        }
        float[] product = new float[values.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = values[i] * other.values[i];
        }
        return new Mask(size, product);
    }

    /**
     * Returns the mask at the resolution of a feature map, m_l: each unit is the mean of the area
     * that it covers. The mean over all units equals that of the mask, even if the side does not
     * divide S and units share pixels.
     *
     * @param side of the feature map, in units, at least 1
     * @return side x side in [0, 1], row-major
     */
    public float[] areaAveraged(int side) {
        if (side < 1) {
            throw new IllegalArgumentException("no feature map is " + side + " units wide");
        }
        double length = (double) size / side;
        float[] averaged = new float[side * side];
        for (int unit = 0; unit < averaged.length; unit++) {
            averaged[unit] = mean(unit % side * length, unit / side * length, length);
        }
        return averaged;
    }

    /**
     * Returns the pixels of the photograph that an edit with this mask may change: those whose
     * interpolation reads at least one pixel of the crop where the mask is not 0.
     *
     * @return width x height, row-major
     */
    public boolean[] support(Photograph photo, PlaneMap cropToPhoto) {
        boolean[] marked = new boolean[values.length];
        for (int i = 0; i < marked.length; i++) {
            marked[i] = values[i] != 0;
        }
        return new Footprint(size, cropToPhoto, photo.width(), photo.height()).of(marked);
    }

    /** Compares the sizes and all values. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Mask that
                && size == that.size
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * size + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Mask[" + size + " x " + size + "]";
    }

    /**
     * Returns the mean over a square of this mask; a pixel covers the unit square to the right of
     * and below its index.
     */
    private float mean(double left, double top, double length) {
        double sum = 0;
        for (int y = (int) top; y < Math.min(size, top + length); y++) {
            double rowShare = overlap(y, top, length);
            for (int x = (int) left; x < Math.min(size, left + length); x++) {
                sum += rowShare * overlap(x, left, length) * values[y * size + x];
            }
        }
        return (float) Math.min(1, sum / (length * length));
    }

    private static double overlap(int pixel, double begin, double length) {
        return Math.min(pixel + 1, begin + length) - Math.max(pixel, begin);
    }
}
