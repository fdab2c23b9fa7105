package io.facet.image.tiff;

import io.facet.image.metadata.TiffDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;

/** One page on its way into a TIFF file: pixels first, then the directory that describes them. */
public sealed interface TiffPage permits TiffPhotographPage, TiffCopiedPage {

    /** How many bytes {@link #writePixels} writes. */
    long pixelBytes();

    /**
     * @throws IOException if the pixels cannot be read or written
     */
    void writePixels(OutputStream out, ByteOrder order) throws IOException;

    /**
     * What describes the page.
     *
     * @param offset where its pixels begin in the file
     */
    TiffDirectory directory(long offset, ByteOrder order);
}
