package io.facet.attribute;

/**
 * How an attribute is brought about.
 *
 * @param gain multiple of the change of the maps at strength 1
 * @param moves whether it moves what is there, as a smile does, or changes colours alone, as
 *     glasses do that are put on it
 */
public record Manner(float gain, boolean moves) {

    /** An attribute that moves what is there. */
    static Manner moving(double gain) {
        return new Manner((float) gain, true);
    }

    /** An attribute that changes colours alone: put on a face, or lying in its skin. */
    static Manner still(double gain) {
        return new Manner((float) gain, false);
    }
}
