package io.facet.network;

import io.facet.image.FloatImage;
import java.util.List;

/**
 * What is to be minimised over the residual r: with x = reference + mask·r,
 *
 * <pre>J(r) = at·Σ attribute terms + id·Σ identity terms + tv·L_tv + ch·L_ch</pre>
 *
 * where, with d = mask·r / 255 and S the side of the input,
 *
 * <ul>
 *   <li>a feature term is Σ_p weights(p)·‖F(x)_p − target_p‖²,
 *   <li>L_tv is the mean over pixels and channels of 2ε(√(|∇d|² + ε²) - ε), with forward
 *       differences per {@link #SLOPE_LENGTH}, |∇d| that of all channels together and ε = {@value
 *       #EDGE}, or the mean of |∇(x / 255)|²,
 *   <li>L_ch is the mean over pixels and channels of |∇c|² plus 0.02 times that of c², c being d
 *       minus its luma, 0.299 R + 0.587 G + 0.114 B.
 * </ul>
 *
 * After Li, Zuo and Zhang (2016), arXiv 1608.06434, and Rudin, Osher and Fatemi, Nonlinear total
 * variation based noise removal algorithms, Physica D 60 (1992), for the total variation, here in
 * the smooth form of Charbonnier et al. (ICIP 1994).
 *
 * @param reference S x S x 3, RGB, grey levels
 * @param mask S x S, row by row, 0 where nothing may change to 1 where all may
 * @param attribute terms that pull towards the attribute
 * @param identity terms that hold the person
 * @param weights how much each part counts
 * @param smoothPicture whether L_tv is that of x instead of the change's
 */
public record LossProblem(
        FloatImage reference,
        float[] mask,
        List<FeatureTerm> attribute,
        List<FeatureTerm> identity,
        LossWeights weights,
        boolean smoothPicture) {

    /** Share of the mean square of the chroma itself, beside its gradient. */
    public static final double CHROMA_LEVEL = 0.02;

    /**
     * The length that slopes are per, as a part of the input's side, so that a preset is as smooth
     * whatever the size of the network's input. Forward differences are those of an input of 112.
     */
    public static final double SLOPE_LENGTH = 1 / 112.0;

    /**
     * ε of the total variation, as a part of the range from black to white: slopes below it count
     * by their square, as noise does, and edges above it by their height alone.
     */
    public static final double EDGE = 0.05;

    public LossProblem {
        attribute = List.copyOf(attribute);
        identity = List.copyOf(identity);
        int positions = reference.width() * reference.height();
        if (mask.length != positions) {
            throw new IllegalArgumentException(
                    "A mask has as many values as the reference has pixels, " + positions + ".");
        }
    }

    /**
     * One layer's part.
     *
     * @param layer its name on the network's card
     * @param target what its map shall be
     * @param weights for every position of the map, how much a squared difference there counts
     */
    public record FeatureTerm(String layer, FeatureMap target, float[] weights) {
        public FeatureTerm {
            if (weights.length != target.positions()) {
                throw new IllegalArgumentException(
                        "A feature term has a weight for each of its "
                                + target.positions()
                                + " positions.");
            }
        }
    }

    /** Factors of the four parts, λ_at, λ_id, λ_tv and λ_ch; none is negative. */
    public record LossWeights(
            double attribute, double identity, double totalVariation, double chroma) {}
}
