package io.facet.image.format;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads a file block by block and counts the bytes. */
final class CountingInput implements Closeable {

    private final InputStream in;
    private long position;

    /**
     * Creates an input at position 0.
     *
     * @param in not buffered; closed with this input
     */
    CountingInput(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** Returns the number of bytes read or skipped so far. */
    long position() {
        return position;
    }

    /**
     * Reads the next byte.
     *
     * @throws EOFException if there is none
     */
    int next() throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException();
        }
        position++;
        return next;
    }

    /**
     * Reads the next bytes.
     *
     * @throws EOFException if there are fewer
     */
    byte[] next(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        position += bytes.length;
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    /**
     * Skips bytes.
     *
     * @throws EOFException if there are fewer
     */
    void skip(long length) throws IOException {
        in.skipNBytes(length);
        position += length;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
