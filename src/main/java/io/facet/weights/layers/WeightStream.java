package io.facet.weights.layers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads a file from front to back, with jumps, through one window of its bytes. */
public final class WeightStream {

    private static final int WINDOW = 1 << 16;

    private final WeightBytes bytes;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
    private long windowFrom;

    public WeightStream(WeightBytes bytes, long position) {
        this.bytes = bytes;
        this.windowFrom = position;
    }

    /** Where the next byte is read. */
    public long position() {
        return windowFrom + window.position();
    }

    /** Goes to another place, at most the file's end. */
    public void position(long position) {
        bytes.require(position, 0);
        if (position >= windowFrom && position <= windowFrom + window.limit()) {
            window.position((int) (position - windowFrom));
        } else {
            window.limit(0);
            windowFrom = position;
        }
    }

    /** Passes over bytes, all of which the file must have. */
    public void skip(long count) {
        bytes.require(position(), count);
        position(position() + count);
    }

    /** The next byte, 0..255. */
    public int next() throws IOException {
        if (!window.hasRemaining()) {
            refill();
        }
        return window.get() & 255;
    }

    /** The next bytes; the caller has checked that it wants a sensible number of them. */
    public byte[] next(int count) throws IOException {
        bytes.require(position(), count);
        byte[] read = new byte[count];
        next(read, 0, count);
        return read;
    }

    /** The next bytes, into a part of an array. */
    public void next(byte[] into, int offset, int count) throws IOException {
        for (int done = 0; done < count; ) {
            if (!window.hasRemaining()) {
                refill();
            }
            int piece = Math.min(window.remaining(), count - done);
            window.get(into, offset + done, piece);
            done += piece;
        }
    }

    /** The next bytes as UTF-8. */
    public String text(int count) throws IOException {
        return new String(next(count), StandardCharsets.UTF_8);
    }

    /** An integer of up to eight bytes, the lowest first, without a sign. */
    public long littleEndian(int count) throws IOException {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value |= (long) next() << 8 * i;
        }
        return value;
    }

    private void refill() throws IOException {
        windowFrom += window.position();
        int count = (int) Math.min(WINDOW, bytes.size() - windowFrom);
        if (count <= 0) {
            throw UnreadableWeights.damaged("it ends too early");
        }
        ByteBuffer read = bytes.at(windowFrom, count, ByteOrder.LITTLE_ENDIAN);
        window.clear().put(read).flip();
    }
}
