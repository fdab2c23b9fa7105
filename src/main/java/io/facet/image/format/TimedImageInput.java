package io.facet.image.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.List;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * Gives a decoder the parts of a file that it needs as one continuous file, within the time limit.
 * The decoders of the JDK read bytes continually, so they stop soon after the limit.
 */
public final class TimedImageInput extends ImageInputStreamImpl {

    private static final int BUFFER = 1 << 13;

    private final Source source;
    private final ReadingTime time;
    private final byte[] buffer = new byte[BUFFER];
    private long bufferFrom;
    private int buffered;

    private TimedImageInput(Source source, ReadingTime time) {
        this.source = source;
        this.time = time;
    }

    /** A part of a file, in bytes. */
    public record Part(long offset, long length) {}

    /** Reads bytes at a position and returns their number, or -1 at the end. */
    @FunctionalInterface
    private interface Source {
        int read(long position, byte[] target, int from, int length) throws IOException;
    }

    /** Reads bytes in memory. */
    public static TimedImageInput of(byte[] bytes, ReadingTime time) {
        return new TimedImageInput(
                (position, target, from, length) -> {
                    int count = (int) Math.min(length, bytes.length - position);
                    if (count <= 0) {
                        return -1;
                    }
                    System.arraycopy(bytes, (int) position, target, from, count);
                    return count;
                },
                time);
    }

    /**
     * Reads parts of a file, one after the other.
     *
     * @param file open; closed by the caller
     */
    public static TimedImageInput of(FileChannel file, List<Part> parts, ReadingTime time) {
        long[] starts = new long[parts.size() + 1];
        for (int i = 0; i < parts.size(); i++) {
            starts[i + 1] = starts[i] + parts.get(i).length();
        }
        return new TimedImageInput(
                (position, target, from, length) -> {
                    if (position >= starts[parts.size()]) {
                        return -1;
                    }
                    int found = Arrays.binarySearch(starts, position);
                    int part = found >= 0 ? found : -found - 2;
                    int count = (int) Math.min(length, starts[part + 1] - position);
                    long offset = parts.get(part).offset() + position - starts[part];
                    return file.read(ByteBuffer.wrap(target, from, count), offset);
                },
                time);
    }

    @Override
    public int read() throws IOException {
        bitOffset = 0;
        if (!fill()) {
            return -1;
        }
        return buffer[(int) (streamPos++ - bufferFrom)] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        bitOffset = 0;
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int at = (int) (streamPos - bufferFrom);
        int count = Math.min(length, buffered - at);
        System.arraycopy(buffer, at, target, from, count);
        streamPos += count;
        return count;
    }

    /** Fills the buffer so that it contains the byte at the position; returns false at the end. */
    private boolean fill() throws IOException {
        checkClosed();
        if (streamPos >= bufferFrom && streamPos < bufferFrom + buffered) {
            return true;
        }
        time.check();
        bufferFrom = streamPos;
        buffered = Math.max(0, source.read(streamPos, buffer, 0, BUFFER));
        return buffered > 0;
    }
}
