package io.facet.train;

import java.util.Map;

/** A network in training, with its weights and the state of its optimiser. Not thread-safe. */
public interface TrainingGraph extends AutoCloseable {

    /**
     * Runs one step of the optimiser.
     *
     * @param learningRate step size of Adam
     * @return the losses before the step, and the gradient with respect to the pictures
     */
    Step step(TrainingBatch batch, float learningRate);

    /**
     * Returns attribute logits and descriptors of pictures, using the running statistics of batch
     * normalisation.
     */
    Outputs evaluate(float[] images, int size);

    /**
     * Returns everything that a later run needs to continue: weights, statistics, the optimiser's
     * moments.
     */
    Map<String, float[]> state();

    /** Restores a state. */
    void restore(Map<String, float[]> state);

    /**
     * Returns the weights with batch normalisation folded into the convolutions: {@code
     * <layer>/kernel} (3 x 3 x inputs x outputs) and {@code <layer>/bias}, and the heads {@code
     * descriptor} and {@code attributes}.
     */
    Map<String, float[]> foldedWeights();

    @Override
    void close();

    /**
     * Losses of one step.
     *
     * @param imageGradient d loss / d pictures, in the shape of the batch's pictures
     */
    record Step(
            float attribute,
            float auxiliary,
            float identity,
            float reconstruction,
            float[] imageGradient) {}

    /**
     * The outputs of the network.
     *
     * @param logits {@code size x attributes}
     * @param descriptors {@code size x descriptorSize}
     */
    record Outputs(float[] logits, float[] descriptors) {}
}
