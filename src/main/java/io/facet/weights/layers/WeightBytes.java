package io.facet.weights.layers;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads the bytes of a file at given positions through one small buffer. Not thread-safe. */
public final class WeightBytes implements Closeable {

    /** Maximum number of bytes of one {@link #at}. */
    static final int PIECE = 1 << 20;

    private final FileChannel channel;
    private final long size;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(PIECE);

    private WeightBytes(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    /** Opens a file for reading. */
    public static WeightBytes open(Path file) throws IOException {
        return open(file, StandardOpenOption.READ);
    }

    /** Opens a temporary file that is deleted when it is closed. */
    public static WeightBytes openTemporary(Path file) throws IOException {
        return open(file, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
    }

    private static WeightBytes open(Path file, OpenOption... options) throws IOException {
        FileChannel channel = FileChannel.open(file, options);
        try {
            return new WeightBytes(channel);
        } catch (IOException | RuntimeException | Error e) {
            channel.close();
            throw e;
        }
    }

    /** Returns the length of the file when it was opened. */
    public long size() {
        return size;
    }

    /**
     * Reads a piece.
     *
     * @param count at most {@link #PIECE}
     * @return the bytes from position 0, until the next call
     */
    public ByteBuffer at(long position, int count, ByteOrder order) throws IOException {
        require(position, count);
        buffer.clear().limit(count);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw UnreadableWeights.damaged("it became shorter while it was read");
            }
        }
        return buffer.flip().order(order);
    }

    /** Reads the available bytes, at most the space in the buffer; returns -1 after the end. */
    int read(ByteBuffer into, long position) throws IOException {
        return channel.read(into, position);
    }

    /** Returns the first bytes, fewer if the file is shorter. */
    public byte[] head(int count) throws IOException {
        byte[] head = new byte[(int) Math.min(count, size)];
        at(0, head.length, ByteOrder.LITTLE_ENDIAN).get(head);
        return head;
    }

    /** Checks that the file holds these bytes. */
    void require(long position, long count) {
        if (position < 0 || count < 0 || position > size || count > size - position) {
            throw UnreadableWeights.damaged("it ends before what it announces");
        }
    }

    /** Returns the maps a part of the file into memory, of which only what is read is loaded. */
    public ByteBuffer map(long position, int count) throws IOException {
        require(position, count);
        return channel.map(FileChannel.MapMode.READ_ONLY, position, count);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
