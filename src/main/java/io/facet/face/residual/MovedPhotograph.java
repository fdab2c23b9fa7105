package io.facet.face.residual;

import io.facet.image.Photograph;
import io.facet.image.Region;
import io.facet.warp.CubicTaps;
import io.facet.warp.DisplacementField;
import io.facet.warp.Footprint;
import io.facet.warp.PlaneMap;

/**
 * The part of a photograph in which a face's pixels move, resampled from the photograph itself.
 * Samples that do not move are preserved bit for bit.
 */
final class MovedPhotograph {

    private final DisplacementField movement;
    private final PlaneMap cropToPhoto;
    private final PlaneMap photoToCrop;
    private final int photoWidth;
    private final Region region;
    private final float[][] before;

    /**
     * @param movement displacement of the crop's pixels to the positions at which they are sampled
     * @param region region of the photograph
     * @param before samples of the region, one plane per band
     */
    MovedPhotograph(
            DisplacementField movement,
            Photograph photo,
            PlaneMap cropToPhoto,
            Region region,
            float[][] before) {
        this.movement = movement;
        this.cropToPhoto = cropToPhoto;
        this.photoToCrop = cropToPhoto.inverse();
        this.photoWidth = photo.width();
        this.region = region;
        this.before = before;
    }

    /** Returns the samples after the movement, one plane per band. */
    float[][] planes(Footprint footprint) {
        float[][] after = new float[before.length][];
        for (int band = 0; band < after.length; band++) {
            after[band] = before[band].clone();
        }
        int size = movement.size();
        float[] dx = movement.x();
        float[] dy = movement.y();
        footprint.visit(
                (pixel, columns, rows) -> {
                    double moveX = CubicTaps.weightedSum(dx, size, columns, rows);
                    double moveY = CubicTaps.weightedSum(dy, size, columns, rows);
                    if (moveX != 0 || moveY != 0) {
                        move(pixel, moveX, moveY, after);
                    }
                });
        return after;
    }

    private void move(int pixel, double moveX, double moveY, float[][] after) {
        int x = pixel % photoWidth;
        int y = pixel / photoWidth;
        double u = photoToCrop.x(x, y);
        double v = photoToCrop.y(x, y);
        // Mapping to the crop and back is not exact, and must not move pixels without displacement.
        double errorX = x - cropToPhoto.x(u, v);
        double errorY = y - cropToPhoto.y(u, v);
        double fromX = cropToPhoto.x(u + moveX, v + moveY) + errorX;
        double fromY = cropToPhoto.y(u + moveX, v + moveY) + errorY;
        CubicTaps columns = CubicTaps.at(fromX - region.x(), 1).clampedTo(region.width());
        CubicTaps rows = CubicTaps.at(fromY - region.y(), 1).clampedTo(region.height());
        int target = region.index(x, y);
        for (int band = 0; band < after.length; band++) {
            after[band][target] =
                    (float) CubicTaps.weightedSum(before[band], region.width(), columns, rows);
        }
    }
}
