package io.facet.weights.keras;

import io.facet.weights.layers.CountedChannel;
import io.facet.weights.layers.NumberType;
import io.facet.weights.layers.StoredValues;
import io.facet.weights.layers.UnreadableWeights;
import io.jhdf.api.Dataset;
import io.jhdf.dataset.DatasetBase;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads the numbers of an HDF5 dataset that is not stored contiguously, but in compressed chunks or
 * within its header. The library reads some rows of its first axis at a time.
 */
final class HdfValues implements StoredValues {

    /** Values that are read at a time, unless one row has more. */
    private static final int PIECE = 1 << 20;

    private final DatasetBase dataset;
    private final NumberType type;
    private final ByteOrder order;
    private final CountedChannel channel;
    private final long[] shape;
    private final long rowSize;
    private ByteBuffer rows;
    private long rowsFrom;

    HdfValues(Dataset dataset, NumberType type, ByteOrder order, CountedChannel channel) {
        this.dataset = (DatasetBase) dataset;
        this.type = type;
        this.order = order;
        this.channel = channel;
        this.shape = dataset.getDimensionsAsLong();
        long size = 1;
        for (int axis = 1; axis < shape.length; axis++) {
            size = Math.multiplyExact(size, shape[axis]);
        }
        this.rowSize = size;
    }

    @Override
    public long count() {
        return shape.length == 0 ? 1 : Math.multiplyExact(shape[0], rowSize);
    }

    @Override
    public void read(long from, float[] into, int at, int count) {
        for (int done = 0; done < count; done++) {
            long index = from + done;
            if (rows == null || index < rowsFrom || index >= rowsFrom + held()) {
                load(index / rowSize);
            }
            into[at + done] = type.at(rows, (int) (index - rowsFrom) * type.bytes());
        }
    }

    private int held() {
        return rows.limit() / type.bytes();
    }

    private void load(long row) {
        channel.restart();
        long count = Math.max(1, Math.min(PIECE / rowSize, shape[0] - row));
        long[] offset = new long[shape.length];
        int[] extent = new int[shape.length];
        for (int axis = 0; axis < shape.length; axis++) {
            extent[axis] = Math.toIntExact(shape[axis]);
        }
        offset[0] = row;
        extent[0] = Math.toIntExact(count);
        rows = null;
        ByteBuffer loaded = dataset.getSliceDataBuffer(offset, extent);
        if (loaded.limit() != count * rowSize * type.bytes()) {
            throw UnreadableWeights.damaged("a part of a dataset is missing");
        }
        // The library leaves the byte order of chunks to its caller.
        rows = loaded.order(order);
        rowsFrom = row * rowSize;
    }
}
