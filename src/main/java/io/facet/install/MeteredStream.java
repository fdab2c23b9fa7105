package io.facet.install;

import io.facet.FacetException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Limits the number of decompressed bytes that can be read. The headers between the files of an
 * archive are limited too, because a library collects them in memory.
 */
final class MeteredStream extends FilterInputStream {

    private final Path archive;
    private long allowed;

    /**
     * Creates a stream that allows no bytes yet.
     *
     * @param in the decompressed bytes
     * @param archive the archive, for error messages
     */
    MeteredStream(InputStream in, Path archive) {
        super(in);
        this.archive = archive;
    }

    /** Sets how many more bytes may be read, replacing the previous limit. */
    void allow(long bytes) {
        allowed = bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        // Reading one byte beyond the limit distinguishes the end from an excess.
        int read = super.read(bytes, offset, (int) Math.min(count, allowed + 1));
        allowed -= Math.max(read, 0);
        if (allowed < 0) {
            throw new FacetException(
                    "%s swells without end where no file is in it: it is damaged or made to do harm. Fetch it again from its publisher."
                            .formatted(archive));
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] dropped = new byte[(int) Math.min(Math.max(count, 0), 1 << 13)];
        return Math.max(0, read(dropped, 0, dropped.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
