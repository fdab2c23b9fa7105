package io.facet.weights.layers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads a file forwards, with jumps, through one window of its bytes. */
public final class WeightStream {

    private static final int WINDOW = 1 << 16;

    private final WeightBytes bytes;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
    private long windowFrom;

    public WeightStream(WeightBytes bytes, long position) {
        this.bytes = bytes;
        this.windowFrom = position;
    }

    /** Returns the position of the next byte. */
    public long position() {
        return windowFrom + window.position();
    }

    /** Moves to another position, at most the file's end. */
    public void position(long position) {
        bytes.require(position, 0);
        if (position >= windowFrom && position <= windowFrom + window.limit()) {
            window.position((int) (position - windowFrom));
        } else {
            window.limit(0);
            windowFrom = position;
        }
    }

    /** Skips bytes, all of which the file must contain. */
    public void skip(long count) {
        bytes.require(position(), count);
        position(position() + count);
    }

    /** Reads the next byte, 0..255. */
    public int next() throws IOException {
        if (!window.hasRemaining()) {
            refill();
        }
        return window.get() & 255;
    }

    /** Reads the next bytes; the caller has checked their number. */
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

    /** Reads the next bytes as UTF-8. */
    public String text(int count) throws IOException {
        return new String(next(count), StandardCharsets.UTF_8);
    }

    /** Reads an unsigned little-endian integer of up to eight bytes. */
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
