package io.facet.train;

import io.facet.network.VggTopology;

/**
 * The specification of a network to train.
 *
 * @param topology topology of the convolutions
 * @param attributes number of attribute outputs
 * @param identities number of people that the identity output distinguishes
 * @param descriptorSize length of the descriptor from which both outputs are computed
 * @param mean subtracted from the input, R, G, B, in grey levels
 * @param scale factor applied to the input after the mean is subtracted
 * @param weights weights of the parts of the loss
 * @param bfloat16 whether convolutions may compute in bfloat16; weights and sums stay float32
 * @param seed seed of the initial weights
 */
public record TrainingSpec(
        VggTopology topology,
        int attributes,
        int identities,
        int descriptorSize,
        float[] mean,
        float scale,
        Weights weights,
        boolean bfloat16,
        long seed) {

    /**
     * Weights of the parts of the training loss.
     *
     * @param attribute cross-entropy of the attributes, from the descriptor
     * @param auxiliary the same, from linear heads on pool3 and pool4
     * @param identity cross-entropy of the person, by the cosine to each person's centre
     * @param reconstruction squared error of the picture, decoded linearly from the last maps of
     *     stages 3 and 4
     * @param decay L2 decay of the weights, decoupled from the gradient
     */
    public record Weights(
            float attribute, float auxiliary, float identity, float reconstruction, float decay) {

        public static final Weights DEFAULT = new Weights(1f, 0.5f, 0.15f, 1f, 1e-2f);
    }
}
