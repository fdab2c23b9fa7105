package io.facet.edit;

import io.facet.face.mask.Mask;
import io.facet.image.FloatImage;
import io.facet.network.FeatureMap;
import java.util.Map;

/**
 * The data of an edit from which its loss is prepared.
 *
 * @param reference x_r, the aligned face before the edit: S x S x 3, RGB, grey levels
 * @param mask weight with which each pixel may change
 * @param wholeFace the mask of the whole face
 * @param features the reference's feature maps, for all layers of the preset
 * @param targets T_l, the target maps, for the layers of the attribute term
 * @param preset settings of the edit
 */
public record EditSubject(
        FloatImage reference,
        Mask mask,
        Mask wholeFace,
        Map<String, FeatureMap> features,
        Map<String, FeatureMap> targets,
        Preset preset) {

    /**
     * Returns the weights of a layer's positions, w_p / (C_l s_l²) times the layer's share, with
     * C_l channels and s_l² the mean square of the reference's map.
     *
     * @param positions w_p
     */
    float[] normalised(String layer, float[] positions, double share) {
        FeatureMap own = features.get(layer);
        double factor = share / (own.channels() * Math.max(own.meanSquare(), 1e-12));
        float[] weights = new float[positions.length];
        for (int p = 0; p < weights.length; p++) {
            weights[p] = (float) (factor * positions[p]);
        }
        return weights;
    }
}
