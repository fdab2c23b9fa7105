package io.facet.install;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Builds the bytes of tar and gzip files, including ones that no tool would write. */
final class TarBytes {

    static final int BLOCK = 512;

    private TarBytes() {}

    /** Returns a POSIX ustar header with a correct checksum. */
    static byte[] header(String name, char type, long size, String link) {
        return header(name.getBytes(StandardCharsets.UTF_8), type, size, link);
    }

    static byte[] header(byte[] name, char type, long size, String link) {
        byte[] header = new byte[BLOCK];
        System.arraycopy(name, 0, header, 0, Math.min(100, name.length));
        put(header, 100, "0000644\0");
        put(header, 108, "0001750\0");
        put(header, 116, "0001750\0");
        put(header, 124, String.format("%011o\0", size));
        put(header, 136, "14000000000\0");
        header[156] = (byte) type;
        put(header, 157, link);
        put(header, 257, "ustar\00000");
        return withChecksum(header);
    }

    static byte[] withChecksum(byte[] header) {
        Arrays.fill(header, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte b : header) {
            sum += b & 255;
        }
        put(header, 148, String.format("%06o\0 ", sum));
        return header;
    }

    /** Returns the header with other bytes at an offset and a matching checksum. */
    static byte[] changed(byte[] header, int at, String text) {
        put(header, at, text);
        return withChecksum(header);
    }

    static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    static byte[] file(String name, byte[] content) {
        return joined(header(name, '0', content.length, ""), padded(content));
    }

    static byte[] file(String name) {
        return file(name, new byte[] {1, 2, 3});
    }

    static byte[] folder(String name) {
        return header(name, '5', 0, "");
    }

    /** Returns a POSIX extended header with records for the following entry. */
    static byte[] extended(char type, String... keysAndValues) {
        StringBuilder records = new StringBuilder();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            records.append(record(keysAndValues[i], keysAndValues[i + 1]));
        }
        byte[] bytes = records.toString().getBytes(StandardCharsets.UTF_8);
        return joined(header("pax", type, bytes.length, ""), padded(bytes));
    }

    /** Returns length, key and value; the length includes its own digits. */
    private static String record(String key, String value) {
        String rest = " " + key + "=" + value + "\n";
        int restLength = rest.getBytes(StandardCharsets.UTF_8).length;
        int length = restLength + 1;
        while (Integer.toString(length).length() + restLength != length) {
            length++;
        }
        return length + rest;
    }

    /** Returns a GNU long name for the following entry. */
    static byte[] longName(String name) {
        byte[] bytes = (name + "\0").getBytes(StandardCharsets.UTF_8);
        return joined(header("././@LongLink", 'L', bytes.length, ""), padded(bytes));
    }

    static byte[] padded(byte[] content) {
        return Arrays.copyOf(content, (content.length + BLOCK - 1) / BLOCK * BLOCK);
    }

    static byte[] joined(byte[]... pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }

    /** Returns an archive: the gzip of the entries and the two empty blocks at the end. */
    static byte[] archive(byte[]... entries) {
        return gzip(joined(joined(entries), new byte[2 * BLOCK]));
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * Returns the start of a gzip file of bytes followed by many mebibytes of zeros, without an
     * end. This is fast, because the deflate block of a mebibyte is the same after each full flush.
     */
    static byte[] bomb(byte[] start, int mebibytes) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        byte[] head = flushed(deflater, start);
        byte[] zeros = flushed(deflater, new byte[1 << 20]);
        deflater.end();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0});
        out.writeBytes(head);
        for (int i = 0; i < mebibytes; i++) {
            out.writeBytes(zeros);
        }
        return out.toByteArray();
    }

    private static byte[] flushed(Deflater deflater, byte[] bytes) {
        deflater.setInput(bytes);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] chunk = new byte[1 << 16];
        int count = deflater.deflate(chunk, 0, chunk.length, Deflater.FULL_FLUSH);
        while (count > 0) {
            out.write(chunk, 0, count);
            count =
                    count < chunk.length
                            ? 0
                            : deflater.deflate(chunk, 0, chunk.length, Deflater.FULL_FLUSH);
        }
        return out.toByteArray();
    }
}
