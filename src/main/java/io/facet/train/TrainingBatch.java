package io.facet.train;

/**
 * A batch of pictures and their labels.
 *
 * @param size number of pictures
 * @param images {@code size x S x S x 3}, RGB, grey levels 0..255
 * @param labels {@code size x attributes}, 1 for yes and 0 for no
 * @param confidences {@code size x attributes}, how much each label counts, 0 for unknown
 * @param identities index of the person, or -1 if the person is not one of the network's identities
 */
public record TrainingBatch(
        int size, float[] images, float[] labels, float[] confidences, int[] identities) {

    /** Returns the same batch with other pixels. */
    public TrainingBatch withImages(float[] other) {
        return new TrainingBatch(size, other, labels, confidences, identities);
    }
}
