package io.facet.weights.matlab;

import io.facet.DiskSpace;
import io.facet.file.FileErrors;
import io.facet.weights.layers.UnreadableWeights;
import io.facet.weights.layers.WeightBytes;
import io.facet.weights.layers.WeightStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import us.hebi.matlab.mat.format.BufferAllocator;
import us.hebi.matlab.mat.types.AbstractSource;
import us.hebi.matlab.mat.types.Source;

/**
 * Provides a MATLAB file to its library without reading the numbers. The library requests a buffer
 * for every array and then the array's bytes; it gets a buffer that is mapped to them in the file.
 * A compressed variable is first unpacked to a temporary file and then read in the same way.
 */
final class MatSource extends AbstractSource implements BufferAllocator {

    /** Smaller arrays are copied; text is copied too, because the library writes to it. */
    private static final int SMALLEST_MAPPED = 1 << 16;

    /** Largest accepted compression ratio: trained weights shrink by a tenth only. */
    private static final int MOST_INFLATION = 4;

    private static final long INFLATION_ALLOWED = 64L << 20;

    private final WeightBytes bytes;
    private final WeightStream stream;
    private ByteBuffer mapped;
    private long inflated;

    MatSource(WeightBytes bytes) {
        super(512);
        this.bytes = bytes;
        this.stream = new WeightStream(bytes, 0);
    }

    @Override
    public ByteBuffer allocate(int count) {
        try {
            if (count >= 0 && count < SMALLEST_MAPPED) {
                return ByteBuffer.allocate(count);
            }
            mapped = bytes.map(stream.position(), count);
            return mapped;
        } catch (IOException e) {
            throw UnreadableWeights.damaged("an array of it cannot be read");
        }
    }

    @Override
    public void release(ByteBuffer buffer) {
        // Memory that is no longer referenced is released automatically.
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // Equal buffers may lie elsewhere.
    public void readByteBuffer(ByteBuffer buffer) throws IOException {
        if (buffer == mapped) {
            stream.skip(buffer.remaining());
            buffer.position(buffer.limit());
            mapped = null;
        } else {
            super.readByteBuffer(buffer);
        }
    }

    @Override
    public void readBytes(byte[] into, int offset, int length) throws IOException {
        // The library treats the end of the file as the end of the variables.
        if (length > bytes.size() - stream.position()) {
            throw new EOFException();
        }
        stream.next(into, offset, length);
    }

    @Override
    public void skip(long count) {
        stream.skip(count);
    }

    @Override
    public long getPosition() {
        return stream.position();
    }

    @Override
    public Source readInflated(int count, int bufferSize) throws IOException {
        Path unpacked = Files.createTempFile("facet-weights", ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unpacked))) {
                inflate(readBytesAsStream(count), out);
            }
            return new MatSource(WeightBytes.openTemporary(unpacked)).order(order());
        } catch (IOException | RuntimeException | Error e) {
            Files.deleteIfExists(unpacked);
            // A full disk is not an error of the file.
            if (DiskSpace.shortage(e).isPresent()) {
                throw FileErrors.cannotWrite(unpacked, new IOException(e));
            }
            throw e;
        }
    }

    private void inflate(InputStream packed, OutputStream out) throws IOException {
        Inflater inflater = new Inflater();
        try (InputStream in = new InflaterInputStream(packed, inflater, 1 << 16)) {
            byte[] piece = new byte[1 << 16];
            long most = MOST_INFLATION * bytes.size() + INFLATION_ALLOWED;
            for (int count = in.read(piece); count > 0; count = in.read(piece)) {
                // The limit applies to all variables together, because a file may have very many.
                inflated += count;
                if (inflated > most) {
                    throw UnreadableWeights.damaged("it unpacks to far more than weights can take");
                }
                out.write(piece, 0, count);
            }
        } finally {
            inflater.end();
        }
    }

    @Override
    protected InputStream readBytesAsStream(long count) {
        long start = stream.position();
        stream.skip(count);
        WeightStream part = new WeightStream(bytes, start);
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return part.position() == start + count ? -1 : part.next();
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int most = (int) Math.min(length, start + count - part.position());
                part.next(into, offset, most);
                return most == 0 && length > 0 ? -1 : most;
            }
        };
    }

    @Override
    public boolean isMutatedByChildren() {
        return true;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
