package io.facet.warp;

import io.facet.image.Region;

/** Resamples a plane into a square crop, with a low-pass filter where the crop is coarser. */
public final class CropResampling {

    private CropResampling() {}

    /**
     * Returns a plane as a crop shows it, interpolated by {@link CubicTaps}. The cubic may
     * overshoot the plane's values at edges.
     *
     * @param plane samples of the region, row-major; continued beyond it with the nearest sample
     * @param region part of the photograph that the plane covers
     * @param cropToPhoto map from the crop's pixels to the photograph's
     * @param size S, the side of the crop in pixels
     * @return S x S, row-major, in the plane's unit
     * @throws IllegalArgumentException if the plane's length is not the region's area
     */
    public static float[] resampled(float[] plane, Region region, PlaneMap cropToPhoto, int size) {
        if (plane.length != region.area()) {
            throw new IllegalArgumentException(
                    "%s samples for %s x %s"
                            .formatted(plane.length, region.width(), region.height()));
        }
        double stretch = CubicTaps.stretch(cropToPhoto);
        float[] crop = new float[size * size];
        for (int i = 0; i < crop.length; i++) {
            double x = cropToPhoto.x(i % size, i / size) - region.x();
            double y = cropToPhoto.y(i % size, i / size) - region.y();
            CubicTaps columns = CubicTaps.at(x, stretch).clampedTo(region.width());
            CubicTaps rows = CubicTaps.at(y, stretch).clampedTo(region.height());
            crop[i] = (float) CubicTaps.weightedSum(plane, region.width(), columns, rows);
        }
        return crop;
    }
}
