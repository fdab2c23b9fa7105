package io.facet.edit;

import io.facet.face.mask.Mask;
import io.facet.image.FloatImage;
import io.facet.network.FeatureMap;
import io.facet.network.ImageLoss;
import io.facet.network.LossProblem;
import io.facet.network.LossProblem.FeatureTerm;
import io.facet.network.LossProblem.LossWeights;
import io.facet.network.LossValue;
import io.facet.optimize.Evaluation;
import io.facet.optimize.Objective;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The loss of an edit, J(r): how the positions and layers of the two feature terms are weighted.
 *
 * <ul>
 *   <li>L_at = Σ_l b_l · Σ_p m_l(p)·‖F_l(x)_p - T_l(p)‖² / (C_l s_l² max(Σ_p m_l(p), Σ_p f_l(p)))
 *   <li>L_id = Σ_l a_l · Σ_p u_l(p)·‖F_l(x)_p - F_l(x_r)_p‖² / (C_l s_l² Σ_p u_l(p)), u_l = 1 - (1
 *       - ρ)·m_l
 * </ul>
 *
 * with C_l channels, s_l² the mean square of F_l(x_r) and m_l the mask, area-averaged to the map's
 * size, as f_l is that of the whole face. The smoothness terms are means over all of the crop, so
 * without f_l a small region would pull the harder the smaller it is, up to speckle; with it a
 * position pulls as hard as when the whole face may change.
 */
final class EditObjective {

    private EditObjective() {}

    static LossProblem problem(
            FloatImage reference,
            Mask mask,
            Mask wholeFace,
            Map<String, FeatureMap> features,
            Map<String, FeatureMap> targets,
            Preset preset) {
        List<FeatureTerm> attribute = new ArrayList<>();
        for (Preset.Share share : preset.attributeLayers()) {
            FeatureMap own = features.get(share.layer());
            FeatureMap target = targets.get(share.layer());
            FeatureMap reachable = preset.clampTargets() ? clamped(target) : target;
            float[] positions = mask.areaAveraged(own.width());
            double area = Math.max(sum(positions), sum(wholeFace.areaAveraged(own.width())));
            attribute.add(
                    new FeatureTerm(
                            share.layer(),
                            reachable,
                            weights(positions, own, share.share() / area)));
        }
        List<FeatureTerm> identity = new ArrayList<>();
        for (Preset.Share share : preset.identityLayers()) {
            FeatureMap own = features.get(share.layer());
            float[] positions = mask.areaAveraged(own.width());
            for (int p = 0; p < positions.length; p++) {
                positions[p] = (float) (1 - (1 - preset.insideIdentity()) * positions[p]);
            }
            double area = sum(positions);
            identity.add(
                    new FeatureTerm(
                            share.layer(), own, weights(positions, own, share.share() / area)));
        }
        return new LossProblem(
                reference,
                mask.values(),
                attribute,
                identity,
                preset.weights(),
                preset.smoothPicture());
    }

    private static FeatureMap clamped(FeatureMap target) {
        float[] values = target.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, values[i]);
        }
        return target.withValues(values);
    }

    private static float[] weights(float[] positions, FeatureMap own, double share) {
        double factor = share / (own.channels() * Math.max(own.meanSquare(), 1e-12));
        float[] weights = new float[positions.length];
        for (int p = 0; p < weights.length; p++) {
            weights[p] = (float) (factor * positions[p]);
        }
        return weights;
    }

    private static double sum(float[] positions) {
        double sum = 0;
        for (float position : positions) {
            sum += position;
        }
        return sum;
    }

    /**
     * The two feature terms of a problem alone, as a function of the pixels themselves: no mask
     * before them.
     */
    static LossProblem byPixels(LossProblem problem) {
        float[] everything = new float[problem.mask().length];
        Arrays.fill(everything, 1);
        LossWeights weights = problem.weights();
        return new LossProblem(
                problem.reference(),
                everything,
                problem.attribute(),
                problem.identity(),
                new LossWeights(weights.attribute(), weights.identity(), 0, 0),
                false);
    }

    /** The same problem for a reference whose pixels have moved. */
    static LossProblem from(FloatImage moved, LossProblem problem) {
        return new LossProblem(
                moved,
                problem.mask(),
                problem.attribute(),
                problem.identity(),
                problem.weights(),
                problem.smoothPicture());
    }

    /**
     * The loss of the residual as optimisers take it.
     *
     * @param bending energy of the movement before it, for the listener
     * @param constant what that adds to the loss
     */
    static Objective of(ImageLoss loss, double bending, double constant) {
        return residual -> {
            LossValue value = loss.evaluate(residual);
            return new Evaluation(
                    value.total() + constant, value.gradient(), LossTerms.of(value, bending));
        };
    }
}
