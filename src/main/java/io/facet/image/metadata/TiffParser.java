package io.facet.image.metadata;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the directories of a TIFF or BigTIFF file, or of an EXIF block, without the pixels.
 *
 * <p>Entries of unknown types, and entries and directories whose offsets point outside the file,
 * are skipped: they are common in EXIF, and a picture can be read without them.
 */
public final class TiffParser {

    /** The maximum nesting depth; no camera nests deeper than EXIF's interoperability directory. */
    private static final int DEEPEST = 4;

    /** The maximum number of directories below a page; a pyramid has about ten. */
    private static final int MOST_DIRECTORIES = 1000;

    /** The maximum length of a value in bytes; a colour profile has a few hundred thousand. */
    private static final int LONGEST_VALUE = 1 << 26;

    /**
     * The maximum bytes of all values of a page, because many values can refer to the same bytes.
     */
    private static final long MOST_BYTES = 1L << 28;

    /** The approximate memory of an entry in bytes, without its value. */
    private static final int ENTRY_IN_MEMORY = 64;

    private static final int MOST_PAGES = 1 << 20;

    private static final int CLASSIC = 42;
    private static final int BIG = 43;

    private final Bytes in;
    private final ByteOrder order;
    private final boolean isBig;
    private final List<Long> offsets;
    private long bytesLeft;
    private int directoriesLeft;

    private TiffParser(Bytes in, ByteOrder order, boolean isBig, List<Long> offsets) {
        this.in = in;
        this.offsets = offsets;
        this.order = order;
        this.isBig = isBig;
    }

    /** Provides the bytes of a file. */
    @FunctionalInterface
    public interface Bytes {

        /**
         * Returns bytes at an offset.
         *
         * @throws EOFException if there are fewer bytes
         */
        byte[] read(long offset, int length) throws IOException;

        /** Returns the bytes of an array. */
        static Bytes of(byte[] array) {
            return (offset, length) -> {
                if (offset < 0 || offset > array.length - length) {
                    throw new EOFException();
                }
                return Arrays.copyOfRange(array, (int) offset, (int) offset + length);
            };
        }

        /** Returns the bytes of a file; the caller closes the channel. */
        static Bytes of(FileChannel file) {
            return (offset, length) -> {
                if (offset < 0 || offset > file.size() - length) {
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
     * Reads the header of a TIFF or BigTIFF file and finds its pages.
     *
     * @throws PictureFlaw if the directories of the pages form a loop
     * @throws IOException if it is not a TIFF file, or a directory lies outside the file
     */
    public static TiffParser ofPages(Bytes in) throws IOException {
        TiffParser parser = ofHeader(in);
        Set<Long> seen = new HashSet<>();
        long offset = parser.first();
        while (offset != 0) {
            if (parser.offsets.size() == MOST_PAGES) {
                throw new PictureFlaw("has more than %s pages; split it.".formatted(MOST_PAGES));
            }
            if (!seen.add(offset)) {
                throw new PictureFlaw(
                        ("is damaged: page %s is followed by an earlier page, without end. Open it"
                                        + " in an image editor and save it again.")
                                .formatted(parser.offsets.size()));
            }
            parser.offsets.add(offset);
            offset = parser.next(offset);
        }
        return parser;
    }

    /**
     * Reads the first directory and ignores what follows it.
     *
     * @throws IOException as {@link #ofPages}
     */
    static TiffDirectory firstDirectory(Bytes in) throws IOException {
        TiffParser parser = ofHeader(in);
        long offset = parser.first();
        if (offset == 0) {
            throw new IOException("no directory");
        }
        parser.offsets.add(offset);
        return parser.page(0);
    }

    private static TiffParser ofHeader(Bytes in) throws IOException {
        byte[] header = in.read(0, 8);
        ByteOrder order = header[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        int version = ByteBuffer.wrap(header).order(order).getShort(2);
        if (header[0] != header[1] || version != CLASSIC && version != BIG) {
            throw new IOException("no TIFF header");
        }
        return new TiffParser(in, order, version == BIG, new ArrayList<>());
    }

    /** Returns a parser of the same pages of the same file, reopened. */
    public TiffParser of(Bytes sameFile) {
        return new TiffParser(sameFile, order, isBig, offsets);
    }

    /** Returns the byte order of numbers. */
    public ByteOrder order() {
        return order;
    }

    /** Returns the number of pages. */
    public int pages() {
        return offsets.size();
    }

    /**
     * Reads the directory of a page.
     *
     * @param page 0 for the first
     * @throws IOException if its table lies outside the file, or its values exceed the maximum
     *     number of bytes
     */
    public TiffDirectory page(int page) throws IOException {
        bytesLeft = MOST_BYTES;
        directoriesLeft = MOST_DIRECTORIES;
        return directory(offsets.get(page), 0);
    }

    private TiffDirectory directory(long offset, int depth) throws IOException {
        if (directoriesLeft-- == 0) {
            throw new PictureFlaw(
                    "is damaged: a page has more than %s directories of tags. Open it in an image editor and save it again."
                            .formatted(MOST_DIRECTORIES));
        }
        int count = entryCount(offset);
        long table = offset + countBytes();
        ByteBuffer fields = ByteBuffer.wrap(in.read(table, entryBytes() * count)).order(order);
        List<TiffEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = entryBytes() * i;
            int type = fields.getShort(at + 2) & 0xffff;
            long values = isBig ? fields.getLong(at + 4) : fields.getInt(at + 4) & 0xffffffffL;
            int size = TiffEntry.size(type);
            boolean fits = size > 0 && values > 0 && values <= LONGEST_VALUE / size;
            if (fits) {
                int inField = at + (isBig ? 12 : 8);
                boolean isInField = values * size <= (isBig ? 8 : 4);
                long from = isInField ? table + inField : offset(fields, inField);
                int tag = fields.getShort(at) & 0xffff;
                add(tag, type, (int) values, from, depth, entries);
            }
        }
        return new TiffDirectory(entries);
    }

    private void add(int tag, int type, int count, long from, int depth, List<TiffEntry> entries)
            throws PictureFlaw {
        int length = count * TiffEntry.size(type);
        bytesLeft -= length + ENTRY_IN_MEMORY;
        if (bytesLeft < 0) {
            throw new PictureFlaw(
                    "is damaged: the tags of a page have more than %s MB. Open it in an image editor and save it again."
                            .formatted(MOST_BYTES >> 20));
        }
        try {
            byte[] value = in.read(from, length);
            TiffEntry entry = new TiffEntry(tag, type, count, order, value, List.of()).classic();
            if (TiffTag.DIRECTORIES.contains(tag)) {
                addWithDirectories(entry, depth, entries);
            } else {
                entries.add(entry);
            }
        } catch (PictureFlaw e) {
            throw e;
        } catch (IOException e) {
            // The value or directory is missing, so there is nothing to keep.
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

    private long first() throws IOException {
        ByteBuffer header = ByteBuffer.wrap(in.read(0, isBig ? 16 : 8)).order(order);
        return offset(header, isBig ? 8 : 4);
    }

    private long next(long offset) throws IOException {
        long end = offset + countBytes() + (long) entryBytes() * entryCount(offset);
        return offset(ByteBuffer.wrap(in.read(end, isBig ? 8 : 4)).order(order), 0);
    }

    private long offset(ByteBuffer fields, int at) {
        return isBig ? fields.getLong(at) : fields.getInt(at) & 0xffffffffL;
    }

    /**
     * Returns the number of entries; BigTIFF counts them in 64 bits, but no directory needs more
     * than TIFF's 16 bits.
     */
    private int entryCount(long offset) throws IOException {
        ByteBuffer field = ByteBuffer.wrap(in.read(offset, countBytes())).order(order);
        long count = isBig ? field.getLong(0) : field.getShort(0) & 0xffff;
        if (count < 0 || count > 0xffff) {
            throw new IOException("a directory of " + count + " entries");
        }
        return (int) count;
    }

    private int countBytes() {
        return isBig ? 8 : 2;
    }

    private int entryBytes() {
        return isBig ? 20 : 12;
    }
}
