package io.facet.face.residual;

import io.facet.image.Luma;
import io.facet.image.Photograph;
import io.facet.image.Region;
import io.facet.warp.CropResampling;
import io.facet.warp.CubicTaps;
import io.facet.warp.Footprint;
import io.facet.warp.PlaneMap;

/** A residual resampled to the resolution, depth and bands of a region of a photograph. */
final class ResidualPlanes {

    private final int size;
    private final float[][] changes;
    private final float greyLevel;
    private final PlaneMap cropToPhoto;
    private final Region region;
    private final int photoWidth;

    /**
     * @param photo the photograph, which defines bands and grey levels
     * @param region region of the photograph
     */
    ResidualPlanes(Residual residual, Photograph photo, PlaneMap cropToPhoto, Region region) {
        size = residual.size();
        changes = residual.planes(photo.bands());
        greyLevel = photo.greyLevel();
        photoWidth = photo.width();
        this.cropToPhoto = cropToPhoto;
        this.region = region;
    }

    /**
     * Adds the residual.
     *
     * @param planes planes of the region, one per band; modified
     */
    void addTo(float[][] planes, Footprint footprint) {
        if (cropToPhoto.scale() > 1) {
            addGuided(planes, footprint);
        } else {
            footprint.visit((pixel, columns, rows) -> add(planes, target(pixel), columns, rows));
        }
    }

    private void add(float[][] planes, int target, CubicTaps columns, CubicTaps rows) {
        for (int band = 0; band < planes.length; band++) {
            double change = greyLevel * CubicTaps.weightedSum(changes[band], size, columns, rows);
            // Adding 0 would turn a float -0 into 0.
            if (change != 0) {
                planes[band][target] += (float) change;
            }
        }
    }

    private void addGuided(float[][] planes, Footprint footprint) {
        float[] guide = guide(planes);
        float[][] shares = new float[planes.length][];
        for (int band = 0; band < shares.length; band++) {
            shares[band] = GuidedDetail.shares(guide, changes[band], size);
        }
        footprint.visit(
                (pixel, columns, rows) -> {
                    int target = target(pixel);
                    double finer =
                            luma(planes, target)
                                    - greyLevel * CubicTaps.weightedSum(guide, size, columns, rows);
                    add(planes, target, columns, rows);
                    for (int band = 0; band < planes.length; band++) {
                        double share = CubicTaps.weightedSum(shares[band], size, columns, rows);
                        if (share != 0) {
                            planes[band][target] += (float) (finer * share);
                        }
                    }
                });
    }

    /** Returns the luma of the crop resampled from these planes, S x S grey levels. */
    private float[] guide(float[][] planes) {
        float[] guide = new float[size * size];
        for (int band = 0; band < planes.length; band++) {
            double weight = (planes.length == 1 ? 1 : Luma.weight(band)) / greyLevel;
            float[] plane = CropResampling.resampled(planes[band], region, cropToPhoto, size);
            for (int i = 0; i < guide.length; i++) {
                guide[i] += (float) (weight * plane[i]);
            }
        }
        return guide;
    }

    private static double luma(float[][] planes, int i) {
        return planes.length == 1
                ? planes[0][i]
                : Luma.weight(0) * planes[0][i]
                        + Luma.weight(1) * planes[1][i]
                        + Luma.weight(2) * planes[2][i];
    }

    private int target(int pixel) {
        return region.index(pixel % photoWidth, pixel / photoWidth);
    }
}
