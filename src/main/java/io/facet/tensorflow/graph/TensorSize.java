package io.facet.tensorflow.graph;

import io.facet.FacetException;
import org.tensorflow.proto.TensorShapeProto;

/** Computes the number of elements of a stored tensor. */
public final class TensorSize {

    /** Maximum number of axes that TensorFlow's kernels support. */
    private static final int MOST_AXES = 8;

    private TensorSize() {}

    /**
     * Returns the product of a shape's axes.
     *
     * @param what subject of the error message, as in "The constant 'x'"
     * @throws FacetException if an axis is negative, or there are too many axes or elements
     */
    public static long of(TensorShapeProto shape, String what) {
        if (shape.getUnknownRank() || shape.getDimCount() > MOST_AXES) {
            throw new FacetException(what + " has no shape, or one of too many axes.");
        }
        long size = 1;
        for (TensorShapeProto.Dim dim : shape.getDimList()) {
            if (dim.getSize() < 0) {
                throw new FacetException(what + " has an axis of length " + dim.getSize() + ".");
            }
            if (dim.getSize() > Integer.MAX_VALUE) {
                throw tooLarge(what);
            }
            size *= dim.getSize();
            if (size > Integer.MAX_VALUE) {
                throw tooLarge(what);
            }
        }
        return size;
    }

    private static FacetException tooLarge(String what) {
        return new FacetException(what + " is larger than the 2 GB that a SavedModel can hold.");
    }
}
