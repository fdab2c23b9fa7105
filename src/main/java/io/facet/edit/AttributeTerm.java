package io.facet.edit;

import io.facet.network.FeatureDistance;
import io.facet.network.FeatureMap;
import java.util.ArrayList;
import java.util.List;

/**
 * Pulls the feature maps towards the attribute's target,
 *
 * <pre>L_at = Σ_l b_l · Σ_p m_l(p)·‖F_l(x)_p - T_l(p)‖² / (C_l s_l² max(Σ_p m_l(p), Σ_p f_l(p)))
 * </pre>
 *
 * with C_l channels, s_l² the mean square of F_l(x_r) and m_l the mask area-averaged to the map's
 * size, and f_l the same for the mask of the whole face. The smoothness terms are means over the
 * whole crop. Without f_l, the pull per position would therefore grow as the region shrinks, up to
 * speckle; with it, a position pulls as hard as if the whole face may change.
 */
final class AttributeTerm implements LossTerm {

    @Override
    public String name() {
        return "attribute";
    }

    @Override
    public FeatureDistance of(EditSubject subject) {
        Preset preset = subject.preset();
        List<FeatureDistance.Layer> layers = new ArrayList<>();
        for (Preset.Share share : preset.attributeLayers()) {
            String layer = share.layer();
            FeatureMap target = subject.targets().get(layer);
            int side = subject.features().get(layer).width();
            float[] positions = subject.mask().areaAveraged(side);
            double area = Math.max(sum(positions), sum(subject.wholeFace().areaAveraged(side)));
            layers.add(
                    new FeatureDistance.Layer(
                            layer,
                            preset.clampTargets() ? clamped(target) : target,
                            subject.normalised(layer, positions, share.share() / area)));
        }
        return new FeatureDistance(layers);
    }

    private static FeatureMap clamped(FeatureMap target) {
        float[] values = target.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, values[i]);
        }
        return target.withValues(values);
    }

    static double sum(float[] positions) {
        double sum = 0;
        for (float position : positions) {
            sum += position;
        }
        return sum;
    }
}
