package io.facet.weights.layers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads numbers at a position of a file.
 *
 * @param bytes the file
 * @param offset position of the first number
 * @param count number of numbers
 * @param type storage type of each number
 * @param order byte order of each
 * @param step bytes from one number to the next
 */
public record FileValues(
        WeightBytes bytes, long offset, long count, NumberType type, ByteOrder order, int step)
        implements StoredValues {

    public FileValues {
        if (count < 0 || offset < 0 || count > bytes.size() / type.bytes()) {
            throw UnreadableWeights.damaged("it ends before what it announces");
        }
        bytes.require(offset, count == 0 ? 0 : (count - 1) * step + type.bytes());
    }

    /** Creates numbers that are stored without gaps. */
    public FileValues(
            WeightBytes bytes, long offset, long count, NumberType type, ByteOrder order) {
        this(bytes, offset, count, type, order, type.bytes());
    }

    @Override
    public void read(long from, float[] into, int at, int count) throws IOException {
        int most = WeightBytes.PIECE / step;
        for (int done = 0; done < count; ) {
            int piece = Math.min(most, count - done);
            int length = (piece - 1) * step + type.bytes();
            ByteBuffer piecewise = bytes.at(offset + (from + done) * step, length, order);
            copy(piecewise, into, at + done, piece);
            done += piece;
        }
    }

    private void copy(ByteBuffer from, float[] into, int at, int count) {
        if (type == NumberType.FLOAT32 && step == Float.BYTES) {
            from.asFloatBuffer().get(into, at, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            into[at + i] = type.at(from, i * step);
        }
    }
}
