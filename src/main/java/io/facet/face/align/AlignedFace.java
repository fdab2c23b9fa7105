package io.facet.face.align;

import io.facet.face.Landmarks;
import io.facet.image.FloatImage;
import io.facet.warp.PlaneMap;

/**
 * A face as the network takes it, and where it came from.
 *
 * @param crop S x S x 3, RGB, grey levels 0..255
 * @param cropToPhoto from positions in the crop to positions in the photograph; its scale says how
 *     many photograph pixels one crop pixel is long
 */
public record AlignedFace(FloatImage crop, PlaneMap cropToPhoto) {

    /**
     * @throws IllegalArgumentException if the crop is not square or not RGB
     */
    public AlignedFace {
        if (crop.width() != crop.height() || crop.channels() != 3) {
            throw new IllegalArgumentException("no S x S x 3 crop: " + crop);
        }
    }

    /** Where landmarks of the photograph lie in the crop. */
    public Landmarks inCrop(Landmarks inPhoto) {
        return inPhoto.through(cropToPhoto.inverse());
    }

    /** S, the side of the crop in pixels. */
    public int size() {
        return crop.width();
    }
}
