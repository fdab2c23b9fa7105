package io.facet.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the directories of a TIFF file, or of an EXIF block, without the pixels.
 *
 * <p>Entries of unknown types, and entries and directories whose offsets lead out of the file, are
 * left out: in EXIF they are common, and a picture can be read without them.
 */
final class TiffParser {

    /** No camera nests deeper than EXIF's interoperability directory, and no loop ends. */
    private static final int DEEPEST = 4;

    /** The longest value that is kept, in bytes; a colour profile has a few hundred thousand. */
    private static final int LONGEST_VALUE = 1 << 26;

    private static final int MOST_PAGES = 1 << 20;

    private final Bytes in;
    private final ByteOrder order;

    private TiffParser(Bytes in, ByteOrder order) {
        this.in = in;
        this.order = order;
    }

    /** Where the bytes come from. */
    @FunctionalInterface
    interface Bytes {

        /**
         * @throws EOFException if there are fewer bytes
         */
        byte[] read(long offset, int length) throws IOException;

        /** The bytes of an array. */
        static Bytes of(byte[] array) {
            return (offset, length) -> {
                if (offset + length > array.length) {
                    throw new EOFException();
                }
                return Arrays.copyOfRange(array, (int) offset, (int) offset + length);
            };
        }

        /** The bytes of a file; the channel stays the caller's to close. */
        static Bytes of(FileChannel file) {
            return (offset, length) -> {
                if (offset + length > file.size()) {
                    throw new EOFException();
                }
                ByteBuffer bytes = ByteBuffer.allocate(length);
                while (bytes.hasRemaining()) {
                    if (file.read(bytes, offset + bytes.position()) < 0) {
                        throw new EOFException();
                    }
                }
                return bytes.array();
            };
        }
    }

    /**
     * A TIFF file's directories.
     *
     * @param order of its bytes
     * @param pages one after the other
     */
    record Pages(ByteOrder order, List<TiffDirectory> pages) {}

    /**
     * The chain of directories.
     *
     * @throws IOException if it is no TIFF file, or the table of a directory lies outside of it
     */
    static Pages parse(Bytes in) throws IOException {
        byte[] header = in.read(0, 8);
        ByteOrder order = header[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        ByteBuffer fields = ByteBuffer.wrap(header).order(order);
        if (header[0] != header[1] || fields.getShort(2) != 42) {
            throw new IOException("no TIFF header");
        }
        TiffParser parser = new TiffParser(in, order);
        List<TiffDirectory> pages = new ArrayList<>();
        long offset = fields.getInt(4) & 0xffffffffL;
        while (offset != 0 && pages.size() < MOST_PAGES) {
            pages.add(parser.directory(offset, 0));
            offset = parser.next(offset);
        }
        return new Pages(order, pages);
    }

    private TiffDirectory directory(long offset, int depth) throws IOException {
        int count = number(offset);
        ByteBuffer table = ByteBuffer.wrap(in.read(offset + 2, 12 * count)).order(order);
        List<TiffEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = 12 * i;
            int tag = table.getShort(at) & 0xffff;
            int type = table.getShort(at + 2) & 0xffff;
            long values = table.getInt(at + 4) & 0xffffffffL;
            long length = values * TiffEntry.size(type);
            long from = length <= 4 ? offset + 2 + at + 8 : table.getInt(at + 8) & 0xffffffffL;
            if (length > 0 && length <= LONGEST_VALUE) {
                add(tag, type, (int) values, from, depth, entries);
            }
        }
        return new TiffDirectory(entries);
    }

    private void add(int tag, int type, int count, long from, int depth, List<TiffEntry> entries) {
        try {
            byte[] value = in.read(from, count * TiffEntry.size(type));
            TiffEntry entry = new TiffEntry(tag, type, count, order, value, List.of());
            if (TiffTag.DIRECTORIES.contains(tag)) {
                addWithDirectories(entry, depth, entries);
            } else {
                entries.add(entry);
            }
        } catch (IOException e) {
            // A value or directory that is not there has nothing to keep.
            return;
        }
    }

    private void addWithDirectories(TiffEntry entry, int depth, List<TiffEntry> entries)
            throws IOException {
        if (depth == DEEPEST || TiffEntry.size(entry.type()) != 4) {
            return;
        }
        List<TiffDirectory> directories = new ArrayList<>();
        for (int i = 0; i < entry.count(); i++) {
            directories.add(directory(entry.number(i), depth + 1));
        }
        entries.add(entry.withDirectories(directories));
    }

    private long next(long offset) throws IOException {
        byte[] next = in.read(offset + 2 + 12L * number(offset), 4);
        return ByteBuffer.wrap(next).order(order).getInt() & 0xffffffffL;
    }

    private int number(long offset) throws IOException {
        return ByteBuffer.wrap(in.read(offset, 2)).order(order).getShort() & 0xffff;
    }
}
