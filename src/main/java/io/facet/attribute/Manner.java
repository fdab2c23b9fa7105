package io.facet.attribute;

/**
 * How an attribute is brought about.
 *
 * @param gain multiple of the change of the maps at strength 1
 * @param moves whether it moves what is there, as a smile does, or changes colours alone, as
 *     glasses do that are put on it
 * @param opening how far the lips may part at strength 1, in distances of the pupils; at strengths
 *     below 0 they close; 0 leaves them as they are
 */
public record Manner(float gain, boolean moves, float opening) {

    /** An attribute that moves what is there, but not the lips apart. */
    static Manner moving(double gain) {
        return new Manner((float) gain, true, 0);
    }

    /** An attribute that changes colours alone: put on a face, or lying in its skin. */
    static Manner still(double gain) {
        return new Manner((float) gain, false, 0);
    }

    /** An attribute that parts the lips. */
    static Manner parting(double gain, double opening) {
        return new Manner((float) gain, true, (float) opening);
    }
}
