package io.facet.image.tiff;

import io.facet.image.format.ReadingTime;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads a part of a file within a time limit. */
final class PieceInput extends InputStream {

    private static final int CHUNK = 1 << 15;

    private final FileChannel in;
    private final ReadingTime time;
    private final long end;
    private final boolean isReversed;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK).limit(0);
    private long position;

    /**
     * Creates an input for a part of a file.
     *
     * @param in closed by the caller
     * @param offset of the first byte in the file
     * @param length maximum number of bytes; the file may end earlier
     * @param isReversed whether to reverse the order of the bits of each byte
     */
    PieceInput(FileChannel in, long offset, long length, boolean isReversed, ReadingTime time) {
        this.in = in;
        this.time = time;
        this.isReversed = isReversed;
        position = Math.max(0, offset);
        end =
                offset < 0 || length < 0
                        ? position
                        : position + Math.min(length, Long.MAX_VALUE - position);
    }

    @Override
    public int read() throws IOException {
        return fill() ? chunk.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, chunk.remaining());
        chunk.get(target, from, count);
        return count;
    }

    private boolean fill() throws IOException {
        if (chunk.hasRemaining()) {
            return true;
        }
        time.check();
        chunk.clear().limit((int) Math.min(CHUNK, end - position));
        int count = chunk.hasRemaining() ? in.read(chunk, position) : -1;
        chunk.flip();
        position += Math.max(0, count);
        if (isReversed) {
            for (int i = 0; i < chunk.limit(); i++) {
                chunk.put(i, (byte) (Integer.reverse(chunk.get(i)) >>> 24));
            }
        }
        return chunk.hasRemaining();
    }
}
