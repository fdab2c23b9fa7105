package io.facet.edit;

import io.facet.FacetException;
import java.util.Arrays;

/**
 * Where an edit ended, for another edit of the same face to start from: how the colours changed.
 * Lips and movement are found anew by every edit, because there is more than one way down for them,
 * and who starts with half a movement may not find the way of the whole. Immutable.
 *
 * @param size S, the side of the network's input in pixels
 * @param residual the change of the moved face's colours, before the mask: S x S x 3 grey levels
 */
public record EditPoint(int size, float[] residual) {

    /**
     * @throws IllegalArgumentException if there are more or fewer numbers
     */
    public EditPoint {
        if (residual.length != 3 * size * size) {
            throw new IllegalArgumentException(
                    "%s numbers for %s x %s x 3".formatted(residual.length, size, size));
        }
        residual = residual.clone();
    }

    /** The grey levels; a copy. */
    @Override
    public float[] residual() {
        return residual.clone();
    }

    /** So many times the change. */
    EditPoint times(double factor) {
        float[] scaled = residual.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= (float) factor;
        }
        return new EditPoint(size, scaled);
    }

    /**
     * Checks that an edit by a network can start here.
     *
     * @throws FacetException if the network takes another size
     */
    void requireSize(int inputSize) {
        if (size != inputSize) {
            throw new FacetException(
                    ("An edit at %s x %s pixels cannot start where one at %s x %s ended. Start it"
                                    + " from the photograph, or take the same network.")
                            .formatted(inputSize, inputSize, size, size));
        }
    }

    /** Two are equal when all their numbers are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof EditPoint that
                && size == that.size
                && Arrays.equals(residual, that.residual);
    }

    @Override
    public int hashCode() {
        return 31 * size + Arrays.hashCode(residual);
    }

    @Override
    public String toString() {
        return "EditPoint[" + size + " x " + size + " x 3]";
    }
}
