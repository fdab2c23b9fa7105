package io.facet.install;

import io.facet.FacetException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Inflated bytes, of which no more may be read than was allowed: what an archive says between its
 * files has its limit too, since a library collects it in memory.
 */
final class MeteredStream extends FilterInputStream {

    private final Path archive;
    private long allowed;

    /**
     * @param in the inflated bytes
     * @param archive that they are from, for a message
     */
    MeteredStream(InputStream in, Path archive) {
        super(in);
        this.archive = archive;
    }

    /** Allows so many bytes from here on, instead of what was left. */
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
        // One byte beyond what is allowed tells an end from an excess.
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
