package io.facet.face.align;

import io.facet.face.Landmarks;
import io.facet.image.FloatImage;
import io.facet.warp.PlaneMap;

/**
 * A face in the form of the network's input, with its position in the photograph.
 *
 * @param crop S x S x 3, RGB, grey levels 0..255
 * @param cropToPhoto map from positions in the crop to positions in the photograph; its scale is
 *     the length of a crop pixel in photograph pixels
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

    /** Returns landmarks of the photograph mapped to the crop. */
    public Landmarks inCrop(Landmarks inPhoto) {
        return inPhoto.through(cropToPhoto.inverse());
    }

    /** Returns S, the side of the crop in pixels. */
    public int size() {
        return crop.width();
    }
}
