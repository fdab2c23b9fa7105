package io.facet.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/**
 * A channel to read from that refuses after very many reads. A hostile file can send the library
 * that reads it round in circles; this is where they end.
 */
final class CountedChannel implements SeekableByteChannel {

    private static final int MOST_READS = 500_000;
    private static final long MOST_BYTES = 1L << 30;

    private final SeekableByteChannel channel;
    private int reads;
    private long bytes;

    CountedChannel(SeekableByteChannel channel) {
        this.channel = channel;
    }

    /** Starts to count again, before work of its own. */
    void restart() {
        reads = 0;
        bytes = 0;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        reads++;
        if (reads > MOST_READS || bytes > MOST_BYTES) {
            throw UnreadableWeights.damaged("its parts refer to each other without end");
        }
        int count = channel.read(into);
        bytes += Math.max(count, 0);
        return count;
    }

    @Override
    public int write(ByteBuffer from) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long position() throws IOException {
        return channel.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        channel.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
