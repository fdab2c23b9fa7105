package io.facet.image.format;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Passes bytes on and inserts others at one position. */
public final class SplicedOutput extends FilterOutputStream {

    private final byte[] splice;
    private long untilSplice;

    /**
     * Creates an output that inserts bytes.
     *
     * @param offset number of bytes before the inserted ones, at least 1
     */
    public SplicedOutput(OutputStream out, int offset, byte[] splice) {
        super(out);
        this.untilSplice = offset;
        this.splice = splice;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (untilSplice <= 0 || length < untilSplice) {
            untilSplice -= Math.min(length, untilSplice);
            out.write(bytes, from, length);
            return;
        }
        int before = (int) untilSplice;
        untilSplice = 0;
        out.write(bytes, from, before);
        out.write(splice);
        out.write(bytes, from + before, length - before);
    }
}
