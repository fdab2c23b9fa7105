package io.facet.face;

import io.facet.image.FloatImage;
import io.facet.image.Photograph;
import io.facet.image.Region;

/**
 * All that an edit does to an aligned face: first its pixels move, then their colours change. This,
 * and not the crop, goes back into the photograph, so that what moves keeps the photograph's own
 * resolution, and what neither moves nor changes stays what it is.
 *
 * @param movement where the crop's pixels come from
 * @param residual the change of their colours
 */
public record FaceChange(DisplacementField movement, Residual residual) {

    /**
     * @throws IllegalArgumentException if the two have different sizes
     */
    public FaceChange {
        if (movement.size() != residual.size()) {
            throw new IllegalArgumentException(movement + " and " + residual);
        }
    }

    /**
     * The photograph with this change in it, at the photograph's own resolution and depth. Both
     * parts are interpolated by a cubic, which widens where the photograph is coarser than the
     * crop; a grey photograph takes the residual's luma. Alpha stays, and so does, bit for bit,
     * every sample outside {@link #support}.
     *
     * @param photo the photograph that the crop was taken from
     * @param cropToPhoto where the crop lies in it
     */
    public Photograph appliedTo(Photograph photo, PlaneMap cropToPhoto) {
        Footprint footprint = new Footprint(residual.size(), cropToPhoto, photo);
        return footprint
                .region()
                .map(region -> appliedTo(photo, cropToPhoto, footprint, region))
                .orElse(photo);
    }

    /** The crop with this change in it. */
    public FloatImage appliedTo(FloatImage crop) {
        float[] samples = WarpedCrop.of(crop, movement).picture().samples();
        float[] change = residual.values();
        for (int i = 0; i < samples.length; i++) {
            samples[i] += change[i];
        }
        return new FloatImage(crop.width(), crop.height(), crop.channels(), samples);
    }

    private Photograph appliedTo(
            Photograph photo, PlaneMap cropToPhoto, Footprint footprint, Region region) {
        float[][] before = new float[photo.bands()][];
        float[][] after = new float[photo.bands()][];
        for (int band = 0; band < before.length; band++) {
            before[band] = photo.plane(band, region);
            after[band] = before[band].clone();
        }
        if (!movement.isZero()) {
            move(before, after, photo.width(), cropToPhoto, footprint, region);
        }
        addResidual(after, photo, footprint, region);
        return photo.withRegion(region, after);
    }

    private void move(
            float[][] before,
            float[][] after,
            int photoWidth,
            PlaneMap cropToPhoto,
            Footprint footprint,
            Region region) {
        int size = movement.size();
        float[] dx = movement.x();
        float[] dy = movement.y();
        PlaneMap photoToCrop = cropToPhoto.inverse();
        footprint.visit(
                (pixel, columns, rows) -> {
                    double moveX = CubicTaps.weightedSum(dx, size, columns, rows);
                    double moveY = CubicTaps.weightedSum(dy, size, columns, rows);
                    if (moveX == 0 && moveY == 0) {
                        return;
                    }
                    int x = pixel % photoWidth;
                    int y = pixel / photoWidth;
                    double u = photoToCrop.x(x, y) + moveX;
                    double v = photoToCrop.y(x, y) + moveY;
                    CubicTaps fromColumns =
                            CubicTaps.at(cropToPhoto.x(u, v) - region.x(), 1)
                                    .clampedTo(region.width());
                    CubicTaps fromRows =
                            CubicTaps.at(cropToPhoto.y(u, v) - region.y(), 1)
                                    .clampedTo(region.height());
                    int target = (y - region.y()) * region.width() + x - region.x();
                    for (int band = 0; band < before.length; band++) {
                        after[band][target] =
                                (float)
                                        CubicTaps.weightedSum(
                                                before[band],
                                                region.width(),
                                                fromColumns,
                                                fromRows);
                    }
                });
    }

    private void addResidual(
            float[][] planes, Photograph photo, Footprint footprint, Region region) {
        float[][] changes = residual.planes(photo.bands());
        float greyLevel = photo.greyLevel();
        footprint.visit(
                (pixel, columns, rows) -> {
                    int x = pixel % photo.width() - region.x();
                    int y = pixel / photo.width() - region.y();
                    int target = y * region.width() + x;
                    for (int band = 0; band < planes.length; band++) {
                        planes[band][target] +=
                                greyLevel
                                        * CubicTaps.weightedSum(
                                                changes[band], residual.size(), columns, rows);
                    }
                });
    }

    /**
     * Which pixels of the photograph {@link #appliedTo} may change: those whose interpolation reads
     * at least one pixel of the crop that moved or changed.
     *
     * @return width x height, row-major
     */
    public boolean[] support(Photograph photo, PlaneMap cropToPhoto) {
        boolean[] changed = new boolean[residual.size() * residual.size()];
        for (int i = 0; i < changed.length; i++) {
            changed[i] = movement.movesAt(i) || residual.changesAt(i);
        }
        return new Footprint(residual.size(), cropToPhoto, photo).of(changed);
    }
}
