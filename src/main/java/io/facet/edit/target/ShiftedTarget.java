package io.facet.edit.target;

import io.facet.face.FacePart;
import io.facet.face.align.AlignedFace;
import io.facet.network.FeatureMap;
import io.facet.network.FeatureNetwork;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The target given by the reference's own maps, shifted by others: T_l = F_l(x_r) + factor·w_l.
 *
 * @param change w_l for every layer of the attribute term
 * @param factor factor of the change
 * @param parts parts of the face that it affects
 */
public record ShiftedTarget(Map<String, FeatureMap> change, double factor, List<FacePart> parts)
        implements AttributeTarget {

    public ShiftedTarget {
        parts = List.copyOf(parts);
        change = Map.copyOf(change);
    }

    @Override
    public boolean changesNothing() {
        return factor == 0;
    }

    @Override
    public Map<String, FeatureMap> of(
            FeatureNetwork network,
            AlignedFace face,
            Map<String, FeatureMap> reference,
            List<String> layers) {
        Map<String, FeatureMap> target = new LinkedHashMap<>();
        for (String layer : layers) {
            target.put(layer, reference.get(layer).plus(change.get(layer), factor));
        }
        return target;
    }
}
