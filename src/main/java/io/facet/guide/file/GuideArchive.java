package io.facet.guide.file;

import io.facet.FacetException;
import io.facet.file.FileErrors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The entries of a ZIP archive, verified. Java's own reader verifies neither an entry's checksum
 * nor its length, and accepts an archive that is preceded or followed by other bytes.
 *
 * <p>Undetected changes do not affect the content: times, comments and attributes of entries, and
 * the copies of the names and checksums in the local headers.
 *
 * @param file the archive's file
 * @param entries content of the entries by name
 */
record GuideArchive(Path file, Map<String, byte[]> entries) {

    /** The advice that ends each message about a damaged file. */
    static final String RESTORE =
            "Restore the file from Facet's download, or if you made it yourself, make it again.";

    /** Total size of all entries, in bytes, beyond which an archive is not a guide set. */
    private static final long MOST_BYTES = 1L << 26;

    /** Size of the end record without a comment, in bytes. */
    private static final int END = 22;

    private static final int END_SIGNATURE = 0x06054b50;

    /**
     * Reads an archive.
     *
     * @throws FacetException if the file is missing, cannot be read or is damaged
     */
    static GuideArchive read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                    ? new FacetException(
                            file + " is a folder, or a link that leads nowhere. " + RESTORE)
                    : new FacetException("There is no guide set " + file + ". " + RESTORE);
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            requireNothingAround(file, zip.size());
            return new GuideArchive(file, entries(zip));
        } catch (AccessDeniedException e) {
            throw new FacetException("Cannot read " + file + ": " + FileErrors.reason(e) + ".", e);
        } catch (IOException | IllegalArgumentException e) {
            // Java reports some invalid names and numbers with an IllegalArgumentException.
            throw new FacetException(
                    file
                            + " is not a guide set, or is cut short or damaged: it cannot be read"
                            + " as an archive. "
                            + RESTORE,
                    e);
        }
    }

    /** Requires that the archive begins with the first byte of its file and ends with the last. */
    private static void requireNothingAround(Path file, int count) throws IOException {
        byte[] end = lastBytes(file);
        ByteBuffer fields = ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN);
        long directoryEnd =
                Integer.toUnsignedLong(fields.getInt(12))
                        + Integer.toUnsignedLong(fields.getInt(16));
        boolean good =
                fields.getInt(0) == END_SIGNATURE
                        && fields.getInt(4) == 0
                        && fields.getShort(8) == count
                        && fields.getShort(10) == count
                        && fields.getShort(20) == 0
                        && directoryEnd + END == Files.size(file);
        if (!good) {
            throw new ZipException("other bytes are around the archive");
        }
    }

    private static byte[] lastBytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(Math.max(0, Files.size(file) - END));
            byte[] end = new byte[END];
            if (in.readNBytes(end, 0, END) < END) {
                throw new ZipException("shorter than an end record");
            }
            return end;
        }
    }

    private static Map<String, byte[]> entries(ZipFile zip) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        long left = MOST_BYTES;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (entry.getSize() < 0 || entry.getSize() > left) {
                throw new ZipException(entry.getName() + " is too large");
            }
            left -= entry.getSize();
            if (entries.put(entry.getName(), verified(zip, entry)) != null) {
                throw new ZipException(entry.getName() + " appears twice");
            }
        }
        return entries;
    }

    private static byte[] verified(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes((int) entry.getSize() + 1);
            CRC32 crc = new CRC32();
            crc.update(bytes);
            if (bytes.length != entry.getSize() || crc.getValue() != entry.getCrc()) {
                throw new ZipException(entry.getName() + " does not have its checksum");
            }
            return bytes;
        }
    }

    /**
     * Returns the bytes of an entry.
     *
     * @throws FacetException if there is no entry with this name
     */
    byte[] bytes(String name) {
        byte[] bytes = entries.get(name);
        if (bytes == null) {
            throw damaged(name + " is missing");
        }
        return bytes;
    }

    /** Returns the exception for invalid content, with the reason as part of a sentence. */
    FacetException damaged(String how) {
        return new FacetException(file + " is damaged or not a guide set: " + how + ". " + RESTORE);
    }
}
