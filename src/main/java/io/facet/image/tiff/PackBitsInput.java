package io.facet.image.tiff;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Decompresses PackBits (TIFF 6.0, section 9): runs of equal bytes and runs of literal ones. */
final class PackBitsInput extends FilterInputStream {

    private static final int NO_OPERATION = -128;

    private int left;

    /** The byte of a run of equal bytes; -1 in a literal run. */
    private int repeated = -1;

    PackBitsInput(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        while (left == 0) {
            int code = in.read();
            if (code < 0) {
                return -1;
            }
            byte signed = (byte) code;
            if (signed != NO_OPERATION) {
                left = signed < 0 ? 1 - signed : 1 + signed;
                repeated = signed < 0 ? next() : -1;
            }
        }
        left--;
        return repeated >= 0 ? repeated : next();
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        for (int i = 0; i < length; i++) {
            int next = read();
            if (next < 0) {
                return i == 0 ? -1 : i;
            }
            target[from + i] = (byte) next;
        }
        return length;
    }

    private int next() throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException();
        }
        return next;
    }
}
