package io.facet.weights.layers;

import java.io.IOException;
import java.util.Arrays;

/**
 * Reads a weight as height x width x inputs rows of outputs, whatever the order in the file.
 * Another order is transposed block by block. A block consists of whole rows and is kept until
 * another one is requested, so that callers that read sequentially transpose every block once.
 */
public final class ArrangedWeight {

    /** Maximum number of values of a block; 128 MiB. */
    private static final int BLOCK = 1 << 25;

    /** Outputs transposed together: their 32-bit floats fill a cache line. */
    private static final int TILE = 16;

    /**
     * A contiguous run is read as a whole if it is at most this many times as long as the numbers
     * needed.
     */
    private static final int SPARSE = 4;

    private final String name;
    private final StoredValues values;
    private final long offset;
    private final LayerShape layer;
    private final long[] strides;
    private final int blockRows;
    private float[] block;
    private int blockFrom;

    /**
     * @param strides in stored numbers, by height, width, input and output
     */
    ArrangedWeight(String name, StoredArray array, LayerShape layer, long[] strides) {
        this.name = name;
        this.values = array.values();
        this.offset = array.offset();
        this.layer = layer;
        this.strides = strides;
        long blocks = (size() + BLOCK - 1) / BLOCK;
        this.blockRows = (int) ((layer.rows() + blocks - 1) / blocks);
    }

    /** Returns the number of values. */
    public long size() {
        return (long) layer.rows() * layer.outputs();
    }

    /** Copies as many values as {@code into} is long. */
    public void read(long from, float[] into) throws IOException {
        if (isInOrder()) {
            values.read(offset + from, into, 0, into.length);
            return;
        }
        for (int done = 0; done < into.length; ) {
            long at = from + done;
            turnBlockOf((int) (at / layer.outputs()));
            int start = (int) (at - (long) blockFrom * layer.outputs());
            int count = Math.min(into.length - done, block.length - start);
            System.arraycopy(block, start, into, done, count);
            done += count;
        }
        if (from + into.length == size()) {
            block = null;
        }
    }

    private boolean isInOrder() {
        int[] extents = {layer.height(), layer.width(), layer.inputs(), layer.outputs()};
        long stride = 1;
        for (int axis = 3; axis >= 0; axis--) {
            if (extents[axis] > 1 && strides[axis] != stride) {
                return false;
            }
            stride *= extents[axis];
        }
        return true;
    }

    private void turnBlockOf(int row) throws IOException {
        int from = row - row % blockRows;
        if (block != null && blockFrom == from) {
            return;
        }
        int rows = Math.min(blockRows, layer.rows() - from);
        // The old block may be as large as the new one, so it is released first.
        block = null;
        float[] turned = new float[rows * layer.outputs()];
        long rowSpan = (layer.outputs() - 1) * strides[3] + 1;
        long outputSpan = rowOffset(layer.rows() - 1) + 1;
        if (outputSpan <= SPARSE * (long) layer.rows()) {
            gatherOutputs(turned, rowOffsets(from, rows), (int) outputSpan);
        } else if (rowSpan <= SPARSE * (long) layer.outputs()) {
            gatherRows(turned, rowOffsets(from, rows), (int) rowSpan);
        } else if (outputSpan + rowSpan <= BLOCK) {
            gatherAll(turned, rowOffsets(from, rows), (int) (outputSpan + rowSpan - 1));
        } else {
            throw new UnreadableWeights(
                    "holds the numbers of %s far apart. Save them in one piece (in PyTorch: contiguous())."
                            .formatted(name));
        }
        block = turned;
        blockFrom = from;
    }

    private long rowOffset(int row) {
        int input = row % layer.inputs();
        int place = row / layer.inputs();
        return place / layer.width() * strides[0]
                + place % layer.width() * strides[1]
                + input * strides[2];
    }

    private long[] rowOffsets(int from, int rows) {
        long[] offsets = new long[rows];
        Arrays.setAll(offsets, row -> rowOffset(from + row));
        return offsets;
    }

    private void gatherOutputs(float[] turned, long[] offsets, int span) throws IOException {
        int outputs = layer.outputs();
        float[][] tile = new float[Math.min(TILE, outputs)][span];
        for (int first = 0; first < outputs; first += TILE) {
            int count = Math.min(TILE, outputs - first);
            for (int i = 0; i < count; i++) {
                values.read(offset + (first + i) * strides[3], tile[i], 0, span);
            }
            for (int row = 0; row < offsets.length; row++) {
                int at = row * outputs + first;
                for (int i = 0; i < count; i++) {
                    turned[at + i] = tile[i][(int) offsets[row]];
                }
            }
        }
    }

    private void gatherRows(float[] turned, long[] offsets, int span) throws IOException {
        float[] run = new float[span];
        for (int row = 0; row < offsets.length; row++) {
            values.read(offset + offsets[row], run, 0, span);
            pick(turned, row, run, 0);
        }
    }

    private void gatherAll(float[] turned, long[] offsets, int span) throws IOException {
        float[] all = new float[span];
        values.read(offset, all, 0, span);
        for (int row = 0; row < offsets.length; row++) {
            pick(turned, row, all, (int) offsets[row]);
        }
    }

    private void pick(float[] turned, int row, float[] from, int start) {
        int outputs = layer.outputs();
        for (int output = 0; output < outputs; output++) {
            turned[row * outputs + output] = from[start + (int) (output * strides[3])];
        }
    }
}
