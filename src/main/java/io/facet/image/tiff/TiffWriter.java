package io.facet.image.tiff;

import io.facet.FacetException;
import io.facet.image.metadata.TiffDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes TIFF files: the pixels of all pages without gaps, then the directories. ImageJ reads its
 * own stacks from the offset of the first page onwards, so the pixels must remain contiguous.
 */
public final class TiffWriter {

    private static final int HEADER = 8;

    /** The maximum file size in bytes, because offsets have 32 bits. */
    private static final long LARGEST_FILE = 0xffffffffL;

    private TiffWriter() {}

    /**
     * Writes a file.
     *
     * @param order byte order; that of the original if a page is copied
     * @throws IOException if the bytes cannot be read or written
     * @throws FacetException if the file would be larger than TIFF allows
     */
    public static void write(List<TiffPage> pages, ByteOrder order, OutputStream out)
            throws IOException {
        List<TiffDirectory> directories = new ArrayList<>();
        long pixelsEnd = HEADER;
        for (TiffPage page : pages) {
            directories.add(page.directory(pixelsEnd, order));
            pixelsEnd += page.pixelBytes();
        }
        long first = pixelsEnd + pixelsEnd % 2;
        long length = first + directories.stream().mapToLong(TiffDirectory::length).sum();
        if (length > LARGEST_FILE) {
            throw new FacetException(
                    "TIFF cannot hold more than 4 GB; crop the picture, or split the stack.");
        }
        writeHeader(first, order, out);
        for (TiffPage page : pages) {
            page.writePixels(out, order);
        }
        out.write(new byte[(int) (first - pixelsEnd)]);
        writeDirectories(directories, first, order, out);
    }

    private static void writeHeader(long first, ByteOrder order, OutputStream out)
            throws IOException {
        byte mark = (byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M');
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(order);
        out.write(header.put(mark).put(mark).putShort((short) 42).putInt((int) first).array());
    }

    private static void writeDirectories(
            List<TiffDirectory> directories, long first, ByteOrder order, OutputStream out)
            throws IOException {
        long offset = first;
        for (int page = 0; page < directories.size(); page++) {
            TiffDirectory directory = directories.get(page);
            ByteBuffer bytes = ByteBuffer.allocate(directory.length()).order(order);
            long end = offset + directory.length();
            directory.writeTo(bytes, offset, page + 1 < directories.size() ? end : 0);
            out.write(bytes.array());
            offset = end;
        }
    }
}
