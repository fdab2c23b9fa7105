package io.facet.face.residual;

import io.facet.image.FloatImage;
import io.facet.image.Photograph;
import io.facet.image.Region;
import io.facet.warp.DisplacementField;
import io.facet.warp.Footprint;
import io.facet.warp.PlaneMap;
import io.facet.warp.WarpedCrop;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The complete change of an aligned face by an edit: first its pixels move, then their colours
 * change. This change, not the crop, is applied to the photograph, so that moved pixels keep the
 * photograph's own resolution, and pixels that neither move nor change keep their values.
 *
 * @param movement displacement of the crop's pixels to the positions at which they are sampled
 * @param residual change of their colours
 */
public record FaceChange(DisplacementField movement, Residual residual) {

    /**
     * @throws IllegalArgumentException if the parts have different sizes
     */
    public FaceChange {
        if (movement.size() != residual.size()) {
            throw new IllegalArgumentException(movement + " and " + residual);
        }
    }

    /** Returns a change of colours without movement. */
    static FaceChange of(Residual residual) {
        return new FaceChange(DisplacementField.none(residual.size()), residual);
    }

    /**
     * Applies this change to a photograph, at the photograph's own resolution and depth. All parts
     * are interpolated with a cubic kernel, which widens where the photograph is coarser than the
     * crop; where it is finer, its detail follows the residual as described in {@link
     * GuidedDetail}. A grey photograph receives the residual's luma. Alpha and every sample outside
     * {@link #support} are preserved bit for bit.
     *
     * @param photo the photograph that the crop was taken from
     * @param cropToPhoto map from the crop to the photograph
     */
    public Photograph appliedTo(Photograph photo, PlaneMap cropToPhoto) {
        return appliedTo(photo, cropToPhoto, pixel -> true);
    }

    /**
     * Applies this change to some pixels of a photograph only; all others are preserved bit for
     * bit. A mask of the crop cannot guarantee that, because interpolation spreads its pixels over
     * those of the photograph.
     *
     * @param open whether a pixel of the photograph, by its row-major index, may change
     */
    public Photograph appliedTo(Photograph photo, PlaneMap cropToPhoto, IntPredicate open) {
        Footprint footprint = new Footprint(residual.size(), cropToPhoto, photo);
        return footprint
                .region()
                .map(region -> appliedTo(photo, cropToPhoto, open, footprint, region))
                .orElse(photo);
    }

    /** Applies this change to the crop. */
    public FloatImage appliedTo(FloatImage crop) {
        float[] samples = WarpedCrop.of(crop, movement).picture().samples();
        float[] change = residual.values();
        for (int i = 0; i < samples.length; i++) {
            samples[i] += change[i];
        }
        return new FloatImage(crop.width(), crop.height(), crop.channels(), samples);
    }

    private Photograph appliedTo(
            Photograph photo,
            PlaneMap cropToPhoto,
            IntPredicate open,
            Footprint footprint,
            Region region) {
        float[][] planes = new float[photo.bands()][];
        for (int band = 0; band < planes.length; band++) {
            planes[band] = photo.plane(band, region);
        }
        if (!movement.isZero()) {
            planes =
                    new MovedPhotograph(movement, photo, cropToPhoto, region, planes)
                            .planes(footprint);
        }
        new ResidualPlanes(residual, photo, cropToPhoto, region).addTo(planes, footprint);
        close(planes, photo, open, region);
        return photo.withRegion(region, planes);
    }

    /** Restores the photograph's own samples where it must not change. */
    private static void close(
            float[][] planes, Photograph photo, IntPredicate open, Region region) {
        int[] closed =
                IntStream.range(0, region.area())
                        .filter(i -> !open.test(pixel(i, photo, region)))
                        .toArray();
        for (int band = 0; band < planes.length && closed.length > 0; band++) {
            float[] before = photo.plane(band, region);
            for (int i : closed) {
                planes[band][i] = before[i];
            }
        }
    }

    private static int pixel(int i, Photograph photo, Region region) {
        int x = region.x() + i % region.width();
        int y = region.y() + i / region.width();
        return y * photo.width() + x;
    }

    /**
     * Returns the pixels of the photograph that {@link #appliedTo} may change: those whose
     * interpolation reads at least one pixel of the crop that may have moved or that changed.
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
