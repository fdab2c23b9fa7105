package io.facet.weights.torch;

import io.facet.weights.layers.StoredArray;
import io.facet.weights.layers.StoredValues;
import io.facet.weights.layers.UnreadableWeights;
import java.util.List;

/** A tensor as a pickle describes it: a view of a storage. */
record TorchTensor(TorchStorage storage, long offset, long[] shape, long[] strides) {

    private static final int MOST_AXES = 32;

    /** Creates a tensor from its rebuild arguments (storage, offset, shape, strides, ...). */
    static TorchTensor of(List<?> arguments) {
        if (arguments.size() >= 4
                && arguments.get(0) instanceof TorchStorage storage
                && arguments.get(1) instanceof Long offset
                && arguments.get(2) instanceof List<?> shape
                && arguments.get(3) instanceof List<?> strides
                && shape.size() == strides.size()
                && shape.size() <= MOST_AXES) {
            return new TorchTensor(storage, offset, longs(shape), longs(strides));
        }
        throw UnreadableWeights.damaged("a tensor is not described as PyTorch does");
    }

    private static long[] longs(List<?> values) {
        long[] longs = new long[values.size()];
        for (int i = 0; i < longs.length; i++) {
            if (!(values.get(i) instanceof Long value)) {
                throw UnreadableWeights.damaged("the shape of a tensor is not of integers");
            }
            longs[i] = value;
        }
        return longs;
    }

    /** Returns the tensor as an array of its storage's numbers. */
    StoredArray in(StoredValues values) {
        return new StoredArray(values, offset, shape, strides);
    }
}
