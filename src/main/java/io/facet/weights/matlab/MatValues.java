package io.facet.weights.matlab;

import io.facet.weights.layers.StoredValues;
import us.hebi.matlab.mat.types.Matrix;

/** Provides the numbers of a MATLAB matrix, the first index fastest. */
record MatValues(Matrix matrix) implements StoredValues {

    @Override
    public long count() {
        return matrix.getNumElements();
    }

    @Override
    public void read(long from, float[] into, int at, int count) {
        for (int i = 0; i < count; i++) {
            into[at + i] = matrix.getFloat((int) from + i);
        }
    }
}
