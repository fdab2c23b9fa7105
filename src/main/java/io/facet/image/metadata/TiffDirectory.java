package io.facet.image.metadata;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A directory of TIFF tags: what describes one page of a TIFF file, or a photograph in an EXIF
 * block. Immutable.
 *
 * @param entries in the order of their tags
 */
public record TiffDirectory(List<TiffEntry> entries) {

    public TiffDirectory {
        entries = entries.stream().sorted(Comparator.comparingInt(TiffEntry::tag)).toList();
    }

    /** The entry with a tag, if there is one. */
    public Optional<TiffEntry> find(int tag) {
        return entries.stream().filter(entry -> entry.tag() == tag).findFirst();
    }

    /** The first whole number of a tag; the default if there is no such tag or number. */
    public long number(int tag, long otherwise) {
        return find(tag)
                .filter(entry -> entry.count() > 0)
                .filter(TiffEntry::isWhole)
                .map(entry -> entry.number(0))
                .orElse(otherwise);
    }

    /** The entries that stay true when the picture goes to another file. */
    public List<TiffEntry> kept() {
        return entries.stream()
                .filter(entry -> TiffTag.isKept(entry.tag()) && entry.isClassic())
                .toList();
    }

    /** This directory with some entries in place of those with the same tags. */
    public TiffDirectory with(List<TiffEntry> replacements) {
        TreeMap<Integer, TiffEntry> byTag = new TreeMap<>();
        entries.forEach(entry -> byTag.put(entry.tag(), entry));
        replacements.forEach(entry -> byTag.put(entry.tag(), entry));
        return new TiffDirectory(List.copyOf(byTag.values()));
    }

    /** The same with the bytes of all values in another order. */
    public TiffDirectory in(ByteOrder order) {
        return new TiffDirectory(entries.stream().map(entry -> entry.in(order)).toList());
    }

    /** How many bytes {@link #writeTo} writes: an even number. */
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
     * @param out of the order of the entries' values, with {@link #length} bytes of room
     * @param offset where in the file or block the directory begins
     * @param next offset of the next directory; 0 if it is the last
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

    /** The table itself: a value of up to four bytes stands in it, a longer one behind. */
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
