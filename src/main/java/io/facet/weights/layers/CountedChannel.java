package io.facet.weights.layers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/**
 * Opens a file as a read-only channel that fails after very many reads. A hostile file may make a
 * library loop; this channel ends such loops.
 */
public final class CountedChannel implements SeekableByteChannel {

    private static final int MOST_READS = 500_000;
    private static final long MOST_BYTES = 1L << 30;

    private final WeightBytes file;
    private long position;
    private boolean open = true;
    private int reads;
    private long bytes;

    public CountedChannel(WeightBytes file) {
        this.file = file;
    }

    /** Resets the counter, before an independent read. */
    public void restart() {
        reads = 0;
        bytes = 0;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        reads++;
        if (reads > MOST_READS || bytes > MOST_BYTES) {
            throw UnreadableWeights.damaged("its parts refer to each other without end");
        }
        int count = file.read(into, position);
        bytes += Math.max(count, 0);
        position += Math.max(count, 0);
        return count;
    }

    @Override
    public int write(ByteBuffer from) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long position) {
        this.position = position;
        return this;
    }

    @Override
    public long size() {
        return file.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }
}
