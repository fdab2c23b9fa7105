package io.facet.attribute;

import io.facet.network.FeatureMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Describes how the feature maps of a network change when an attribute is added to a face: for each
 * layer l, with z the face's {@link Conditions},
 *
 * <pre>w_l(z) = W_l0 + Σ_k z_k·W_lk</pre>
 *
 * This is the difference of two regressions of the maps on z, one over faces with the attribute and
 * one over faces without it. Without conditions it is the difference of two means, as in Upchurch
 * et al. (2017), <i>Deep Feature Interpolation</i>, arXiv 1611.05507.
 *
 * @param card what it is and where it comes from
 * @param projection conditions x conditions, row by row: z is multiplied by it first, which removes
 *     the attribute's own effect on z
 * @param components for each layer the maps W_l0, W_l1, …
 */
public record Attribute(
        AttributeCard card, float[] projection, Map<String, List<FeatureMap>> components) {

    public Attribute {
        components = new LinkedHashMap<>(components);
    }

    /** Returns the attribute's short name. */
    public String name() {
        return card.name();
    }

    /**
     * Computes the change for one face.
     *
     * @param conditions the face's numbers, as {@link Conditions#of} gives them
     * @return w_l for each layer
     */
    public Map<String, FeatureMap> change(float[] conditions) {
        float[] z = projected(conditions);
        Map<String, FeatureMap> change = new LinkedHashMap<>();
        components.forEach((layer, maps) -> change.put(layer, combined(maps, z)));
        return change;
    }

    private float[] projected(float[] conditions) {
        int n = conditions.length;
        float[] z = new float[n];
        for (int row = 0; row < n; row++) {
            for (int column = 0; column < n; column++) {
                z[row] += projection[row * n + column] * conditions[column];
            }
        }
        return z;
    }

    private static FeatureMap combined(List<FeatureMap> maps, float[] z) {
        FeatureMap sum = maps.get(0);
        for (int k = 0; k < z.length; k++) {
            sum = sum.plus(maps.get(k + 1), z[k]);
        }
        return sum;
    }
}
