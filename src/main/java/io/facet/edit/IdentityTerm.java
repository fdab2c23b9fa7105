package io.facet.edit;

import io.facet.network.FeatureDistance;
import io.facet.network.FeatureMap;
import java.util.ArrayList;
import java.util.List;

/**
 * Preserves the identity,
 *
 * <pre>L_id = Σ_l a_l · Σ_p u_l(p)·‖F_l(x)_p - F_l(x_r)_p‖² / (C_l s_l² Σ_p u_l(p))</pre>
 *
 * with u_l = 1 - (1 - ρ)·m_l; the other symbols are those of {@link AttributeTerm}.
 */
final class IdentityTerm implements LossTerm {

    @Override
    public String name() {
        return "identity";
    }

    @Override
    public FeatureDistance of(EditSubject subject) {
        Preset preset = subject.preset();
        List<FeatureDistance.Layer> layers = new ArrayList<>();
        for (Preset.Share share : preset.identityLayers()) {
            String layer = share.layer();
            FeatureMap own = subject.features().get(layer);
            float[] positions = subject.mask().areaAveraged(own.width());
            for (int p = 0; p < positions.length; p++) {
                positions[p] = (float) (1 - (1 - preset.insideIdentity()) * positions[p]);
            }
            double area = AttributeTerm.sum(positions);
            layers.add(
                    new FeatureDistance.Layer(
                            layer,
                            own,
                            subject.normalised(layer, positions, share.share() / area)));
        }
        return new FeatureDistance(layers);
    }
}
