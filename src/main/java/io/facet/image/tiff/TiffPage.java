package io.facet.image.tiff;

import io.facet.image.metadata.TiffDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;

/** A page to be written to a TIFF file: pixels first, then the directory that describes them. */
public sealed interface TiffPage permits TiffPhotographPage, TiffCopiedPage {

    /** Returns the number of bytes that {@link #writePixels} writes. */
    long pixelBytes();

    /**
     * Writes the pixels.
     *
     * @throws IOException if the pixels cannot be read or written
     */
    void writePixels(OutputStream out, ByteOrder order) throws IOException;

    /**
     * Returns the directory of the page.
     *
     * @param offset offset of its pixels in the file
     */
    TiffDirectory directory(long offset, ByteOrder order);
}
