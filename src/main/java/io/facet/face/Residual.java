package io.facet.face;

import io.facet.image.Photograph;
import io.facet.image.Region;
import java.util.Arrays;

/**
 * The masked change of an aligned face, M·(x* - x_r): what goes back into the photograph.
 * Immutable.
 *
 * @param size S, the side of the crop in pixels
 * @param values S x S x 3 grey levels, interleaved red, green, blue, row-major; exactly 0 where
 *     nothing changed
 */
public record Residual(int size, float[] values) {

    /** Weights of red, green and blue in the luma of ITU-R BT.601. */
    private static final float[] LUMA = {0.299f, 0.587f, 0.114f};

    /**
     * @throws IllegalArgumentException if there are not S x S x 3 values, or one is not finite
     */
    public Residual {
        if (size < 1 || values.length != (long) size * size * 3) {
            throw new IllegalArgumentException(
                    "%d values for %d x %d x 3".formatted(values.length, size, size));
        }
        values = values.clone();
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException("value " + i + " is " + values[i]);
            }
        }
    }

    /** The grey levels; a copy. */
    @Override
    public float[] values() {
        return values.clone();
    }

    /**
     * The photograph with this change in it, at the photograph's own resolution and depth. The
     * change is interpolated by a cubic, which widens where the photograph is coarser than the
     * crop; a grey photograph takes the change's luma. Alpha stays, and so does, bit for bit, every
     * sample outside {@link #support}.
     *
     * @param photo the photograph that the crop was taken from
     * @param cropToPhoto where the crop lies in it
     */
    public Photograph addTo(Photograph photo, PlaneMap cropToPhoto) {
        Footprint footprint = new Footprint(size, cropToPhoto, photo);
        return footprint.region().map(region -> addTo(photo, footprint, region)).orElse(photo);
    }

    private Photograph addTo(Photograph photo, Footprint footprint, Region region) {
        float[][] changes = photo.bands() == 1 ? new float[][] {luma()} : channels();
        float[][] planes = new float[photo.bands()][];
        for (int band = 0; band < planes.length; band++) {
            planes[band] = photo.plane(band, region);
        }
        float greyLevel = photo.greyLevel();
        footprint.visit(
                (pixel, columns, rows) -> {
                    int x = pixel % photo.width() - region.x();
                    int y = pixel / photo.width() - region.y();
                    for (int band = 0; band < planes.length; band++) {
                        planes[band][y * region.width() + x] +=
                                greyLevel
                                        * CubicTaps.weightedSum(changes[band], size, columns, rows);
                    }
                });
        return photo.withRegion(region, planes);
    }

    /**
     * Which pixels of the photograph {@link #addTo} may change: those whose interpolation reads at
     * least one pixel of the crop that changed.
     *
     * @return width x height, row-major
     */
    public boolean[] support(Photograph photo, PlaneMap cropToPhoto) {
        boolean[] changed = new boolean[size * size];
        for (int i = 0; i < changed.length; i++) {
            changed[i] = values[i * 3] != 0 || values[i * 3 + 1] != 0 || values[i * 3 + 2] != 0;
        }
        return new Footprint(size, cropToPhoto, photo).of(changed);
    }

    /** Two residuals are equal when their sizes and all their values are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Residual that
                && size == that.size
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * size + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Residual[" + size + " x " + size + " x 3]";
    }

    private float[][] channels() {
        float[][] channels = new float[3][size * size];
        for (int i = 0; i < values.length; i++) {
            channels[i % 3][i / 3] = values[i];
        }
        return channels;
    }

    private float[] luma() {
        float[] luma = new float[size * size];
        for (int i = 0; i < values.length; i++) {
            luma[i / 3] += LUMA[i % 3] * values[i];
        }
        return luma;
    }
}
