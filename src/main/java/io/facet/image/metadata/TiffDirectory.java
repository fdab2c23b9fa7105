package io.facet.image.metadata;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A directory of TIFF tags, which describes one page of a TIFF file or the photograph of an EXIF
 * block. Immutable.
 *
 * @param entries the entries, ordered by tag
 */
public record TiffDirectory(List<TiffEntry> entries) {

    public TiffDirectory {
        entries = entries.stream().sorted(Comparator.comparingInt(TiffEntry::tag)).toList();
    }

    /** Returns the entry with a tag, if there is one. */
    public Optional<TiffEntry> find(int tag) {
        return entries.stream().filter(entry -> entry.tag() == tag).findFirst();
    }

    /** Returns the first integer of a tag, or the default if there is no such tag or integer. */
    public long number(int tag, long otherwise) {
        return find(tag)
                .filter(entry -> entry.count() > 0)
                .filter(TiffEntry::isWhole)
                .map(entry -> entry.number(0))
                .orElse(otherwise);
    }

    /** Returns the entries that remain valid when the picture is written to another file. */
    public List<TiffEntry> kept() {
        return entries.stream()
                .filter(entry -> TiffTag.isKept(entry.tag()) && entry.isClassic())
                .toList();
    }

    /** Returns this directory with some entries replacing those with the same tags. */
    public TiffDirectory with(List<TiffEntry> replacements) {
        TreeMap<Integer, TiffEntry> byTag = new TreeMap<>();
        entries.forEach(entry -> byTag.put(entry.tag(), entry));
        replacements.forEach(entry -> byTag.put(entry.tag(), entry));
        return new TiffDirectory(List.copyOf(byTag.values()));
    }

    /** Returns the same directory with all values in another byte order. */
    public TiffDirectory in(ByteOrder order) {
        return new TiffDirectory(entries.stream().map(entry -> entry.in(order)).toList());
    }

    /** Returns the number of bytes that {@link #writeTo} writes, which is even. */
    public int length() {
        int length = ownLength();
        for (TiffEntry entry : entries) {
            length += entry.directories().stream().mapToInt(TiffDirectory::length).sum();
            length += entry.value().length > 4 ? even(entry.value().length) : 0;
        }
        return length;
    }

    /**
     * Writes the directory, then the values that do not fit into it, then the directories that it
     * points to.
     *
     * @param out has the byte order of the entries' values, and at least {@link #length} bytes
     *     remaining
     * @param offset offset of the directory in the file or block
     * @param next offset of the next directory; 0 if this is the last one
     */
    public void writeTo(ByteBuffer out, long offset, long next) {
        List<byte[]> values = new ArrayList<>();
        long free = offset + ownLength();
        List<PlacedDirectory> placed = new ArrayList<>();
        for (TiffEntry entry : entries) {
            byte[] value = entry.value();
            if (!entry.directories().isEmpty()) {
                ByteBuffer offsets = ByteBuffer.allocate(value.length).order(out.order());
                for (TiffDirectory directory : entry.directories()) {
                    placed.add(new PlacedDirectory(directory, free));
                    offsets.putInt((int) free);
                    free += directory.length();
                }
                value = offsets.array();
            }
            values.add(value);
        }
        writeEntries(out, values, free, next);
        placed.forEach(p -> p.directory().writeTo(out, p.offset(), 0));
        writeLong(out, values);
    }

    private record PlacedDirectory(TiffDirectory directory, long offset) {}

    /**
     * Writes the table itself: values of up to four bytes are stored in it, longer ones after it.
     */
    private void writeEntries(ByteBuffer out, List<byte[]> values, long valuesFrom, long next) {
        out.putShort((short) entries.size());
        long free = valuesFrom;
        for (int i = 0; i < entries.size(); i++) {
            TiffEntry entry = entries.get(i);
            byte[] value = values.get(i);
            out.putShort((short) entry.tag()).putShort((short) entry.type()).putInt(entry.count());
            if (value.length <= 4) {
                out.put(value).put(new byte[4 - value.length]);
            } else {
                out.putInt((int) free);
                free += even(value.length);
            }
        }
        out.putInt((int) next);
    }

    private static void writeLong(ByteBuffer out, List<byte[]> values) {
        for (byte[] value : values) {
            if (value.length > 4) {
                out.put(value).put(new byte[value.length % 2]);
            }
        }
    }

    private int ownLength() {
        return 2 + 12 * entries.size() + 4;
    }

    private static int even(int length) {
        return length + length % 2;
    }
}
