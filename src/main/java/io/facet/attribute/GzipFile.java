package io.facet.attribute;

import io.facet.FacetException;
import io.facet.file.FileErrors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Reads gzip files (RFC 1952) to their last byte. Java's own stream verifies the checksum only for
 * readers that reach the end, and ignores bytes that follow it.
 *
 * <p>Only the time, the compression level and the operating system in the header may change
 * undetected; they do not affect the content.
 */
final class GzipFile {

    private static final int HEADER = 10;
    private static final int TRAILER = 8;

    /** The gzip magic number, the method deflate, and no optional fields; low byte first. */
    private static final int BEGINNING = 0x00088b1f;

    private static final int MOST_BYTES = 1 << 28;

    private GzipFile() {}

    /**
     * Returns the verified content of a file.
     *
     * @throws FacetException if the file is missing or cannot be read
     * @throws IOException if the file is damaged; the message says how
     */
    static byte[] content(Path file) throws IOException {
        byte[] bytes = bytes(file);
        ByteBuffer fields = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < HEADER + TRAILER || fields.getInt(0) != BEGINNING) {
            throw new IOException("it does not begin as such a file does");
        }
        int checksum = fields.getInt(bytes.length - TRAILER);
        int length = fields.getInt(bytes.length - TRAILER + 4);
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("it is cut short, or its end is damaged");
        }
        byte[] content = inflated(bytes, length);
        CRC32 crc = new CRC32();
        crc.update(content);
        if (content.length != length || (int) crc.getValue() != checksum) {
            throw new IOException("its content does not have its checksum");
        }
        return content;
    }

    private static byte[] bytes(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new FacetException(
                    file
                            + (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                                    ? " is a folder, or a link that leads nowhere. "
                                    : " is missing. ")
                            + AttributeFile.RESTORE);
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException("it is larger than such a file can be");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MOST_BYTES);
        } catch (IOException e) {
            throw new FacetException("Cannot read " + file + ": " + FileErrors.reason(e) + ".", e);
        }
    }

    /** Inflates at most as many bytes as are needed to detect excess content. */
    private static byte[] inflated(byte[] bytes, int length) throws IOException {
        Inflater inflater = new Inflater(true);
        try (InputStream in =
                new InflaterInputStream(
                        new ByteArrayInputStream(bytes, HEADER, bytes.length - HEADER), inflater)) {
            byte[] content = in.readNBytes(length + 1);
            if (!inflater.finished()
                    || inflater.getBytesRead() != bytes.length - HEADER - TRAILER) {
                throw new IOException("it does not end where it should");
            }
            return content;
        } finally {
            inflater.end();
        }
    }
}
