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
 * All that the free pixels of an edit do to an aligned face: first its pixels move, then their
 * colours change. This, and not the crop, goes back into the photograph, so that what moves keeps
 * the photograph's own resolution, and what neither moves nor changes stays what it is.
 *
 * @param movement where the pixels of the crop come from
 * @param residual the change of their colours
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

    /** A change of colours alone. */
    static FaceChange of(Residual residual) {
        return new FaceChange(DisplacementField.none(residual.size()), residual);
    }

    /**
     * The photograph with this change in it, at the photograph's own resolution and depth. All
     * parts are interpolated by a cubic, which widens where the photograph is coarser than the
     * crop; where it is finer, its detail follows the residual as {@link GuidedDetail} says. A grey
     * photograph takes the residual's luma. Alpha stays, and so does, bit for bit, every sample
     * outside {@link #support}.
     *
     * @param photo the photograph that the crop was taken from
     * @param cropToPhoto where the crop lies in it
     */
    public Photograph appliedTo(Photograph photo, PlaneMap cropToPhoto) {
        return appliedTo(photo, cropToPhoto, pixel -> true);
    }

    /**
     * The same, but only in some pixels of the photograph; every other one stays bit for bit. A
     * mask of the crop cannot promise that: its pixels are spread over those of the photograph.
     *
     * @param open which of the photograph's pixels, by their row-major index, may change
     */
    public Photograph appliedTo(Photograph photo, PlaneMap cropToPhoto, IntPredicate open) {
        Footprint footprint = new Footprint(residual.size(), cropToPhoto, photo);
        return footprint
                .region()
                .map(region -> appliedTo(photo, cropToPhoto, open, footprint, region))
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

    /** Puts the photograph's own samples back where it must not change. */
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
     * Which pixels of the photograph {@link #appliedTo} may change: those whose interpolation reads
     * at least one pixel of the crop that may have moved or that changed.
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
