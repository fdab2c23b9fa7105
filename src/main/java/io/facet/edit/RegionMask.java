package io.facet.edit;

import io.facet.face.align.AlignedFace;
import io.facet.face.mask.FaceMasks;
import io.facet.face.mask.Mask;
import io.facet.image.PhotoMask;
import io.facet.image.Photograph;
import io.facet.warp.CubicTaps;
import io.facet.warp.PlaneMap;
import java.util.function.IntToDoubleFunction;

/**
 * The weights with which pixels may change, in the crop and in the photograph.
 *
 * @param atCrop mask of the crop; null if all pixels may change
 * @param atPhotograph weight by the pixel's row-major index
 */
record RegionMask(Mask atCrop, IntToDoubleFunction atPhotograph) {

    /**
     * Returns the region of a request. If the preset determines it, guides themselves define where
     * they change the face, so all pixels may change.
     */
    static RegionMask of(EditRequest request, FaceMasks masks, AlignedFace face) {
        if (request.region() instanceof EditRegion.Usual) {
            return new RegionMask(null, pixel -> 1);
        }
        Mask mask = request.region().mask(masks, request.target());
        if (request.region() instanceof EditRegion.Drawn drawn) {
            PhotoMask feathered = drawn.mask().feathered(drawn.feather(masks.eyes()));
            float[] values = feathered.values();
            return new RegionMask(
                    mask, pixel -> request.region().includes(pixel) ? values[pixel] : 0);
        }
        return new RegionMask(mask, interpolated(mask, request.photograph(), face));
    }

    private static IntToDoubleFunction interpolated(
            Mask mask, Photograph photograph, AlignedFace face) {
        PlaneMap toCrop = face.cropToPhoto().inverse();
        double stretch = CubicTaps.stretch(toCrop);
        float[] values = mask.values();
        int size = mask.size();
        int width = photograph.width();
        return pixel -> {
            double u = toCrop.x(pixel % width, pixel / width);
            double v = toCrop.y(pixel % width, pixel / width);
            CubicTaps columns = CubicTaps.at(u, stretch).cutTo(size);
            CubicTaps rows = CubicTaps.at(v, stretch).cutTo(size);
            if (columns.weights().length == 0 || rows.weights().length == 0) {
                return 0;
            }
            double value = CubicTaps.weightedSum(values, size, columns, rows);
            return Math.max(0, Math.min(1, value));
        };
    }
}
