package io.facet.edit;

import io.facet.FacetException;
import io.facet.image.FloatImage;

/**
 * The end point of an edit, from which another edit of the same face can start: its change of
 * colours. Every edit computes lips and movement anew, because their loss has several minima, and
 * starting from a partial movement may converge to a different one. Immutable.
 *
 * @param change the change of the moved face's colours, before the mask, in grey levels: as many
 *     pixels as the network's input, of three channels
 */
public record EditPoint(FloatImage change) {

    /**
     * @param size S, the side of the network's input in pixels
     * @param residual S x S x 3 grey levels
     * @throws IllegalArgumentException if there are more or fewer numbers, or one is not finite
     */
    public EditPoint(int size, float[] residual) {
        this(new FloatImage(size, size, 3, residual));
    }

    /** Returns S, the side of the network's input in pixels. */
    public int size() {
        return change.width();
    }

    /** Returns the grey levels, interleaved; a copy. */
    public float[] residual() {
        return change.samples();
    }

    /** Returns the change multiplied by a factor. */
    EditPoint times(double factor) {
        float[] scaled = residual();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= (float) factor;
        }
        return new EditPoint(size(), scaled);
    }

    /**
     * Checks that an edit by a network can start here.
     *
     * @throws FacetException if the network takes another size
     */
    void requireSize(int inputSize) {
        if (size() != inputSize) {
            throw new FacetException(
                    ("An edit at %s x %s pixels cannot start where one at %s x %s ended. Start it"
                                    + " from the photograph, or take the same network.")
                            .formatted(inputSize, inputSize, size(), size()));
        }
    }
}
