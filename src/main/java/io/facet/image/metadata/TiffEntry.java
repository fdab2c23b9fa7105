package io.facet.image.metadata;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * An entry of a TIFF directory.
 *
 * @param tag the number of the tag
 * @param type 1 to 12, as TIFF 6.0 numbers the types, 13 for a directory, or 16 to 18 for those of
 *     64 bits that BigTIFF adds
 * @param count number of values
 * @param order byte order of the values
 * @param value bytes of the values
 * @param directories the directories that the values point to, for the tags of {@link
 *     TiffTag#DIRECTORIES}; otherwise none
 */
public record TiffEntry(
        int tag,
        int type,
        int count,
        ByteOrder order,
        byte[] value,
        List<TiffDirectory> directories) {

    public static final int BYTE = 1;
    static final int SHORT = 3;
    public static final int LONG = 4;
    static final int RATIONAL = 5;
    public static final int UNDEFINED = 7;

    private static final int DIRECTORY = 13;
    private static final int LONG8 = 16;
    private static final int DIRECTORY8 = 18;

    /** Bytes of a value, indexed by type; 0 if there is no such type. */
    private static final int[] SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    /**
     * Returns the bytes of one value of a type; 0 if neither TIFF 6.0 nor BigTIFF has such a type.
     */
    static int size(int type) {
        return type >= 0 && type < SIZES.length ? SIZES[type] : 0;
    }

    /** Returns an entry of 16-bit integers. */
    public static TiffEntry ofShorts(int tag, ByteOrder order, int... numbers) {
        ByteBuffer value = ByteBuffer.allocate(2 * numbers.length).order(order);
        for (int number : numbers) {
            value.putShort((short) number);
        }
        return new TiffEntry(tag, SHORT, numbers.length, order, value.array(), List.of());
    }

    /** Returns an entry of 32-bit integers, the low 32 bits of these numbers. */
    public static TiffEntry ofLongs(int tag, ByteOrder order, long... numbers) {
        ByteBuffer value = ByteBuffer.allocate(4 * numbers.length).order(order);
        for (long number : numbers) {
            value.putInt((int) number);
        }
        return new TiffEntry(tag, LONG, numbers.length, order, value.array(), List.of());
    }

    /** Returns an entry of one rational number. */
    public static TiffEntry ofRational(int tag, ByteOrder order, double number) {
        // The largest denominator for which the numerator fits into 32 bits.
        long denominator = number == Math.rint(number) ? 1 : 1_000_000;
        while (number * denominator >= 1L << 32) {
            denominator /= 10;
        }
        ByteBuffer value = ByteBuffer.allocate(8).order(order);
        value.putInt((int) Math.round(number * denominator)).putInt((int) denominator);
        return new TiffEntry(tag, RATIONAL, 1, order, value.array(), List.of());
    }

    /** Returns an entry of bytes. */
    public static TiffEntry ofBytes(int tag, int type, ByteOrder order, byte[] bytes) {
        return new TiffEntry(tag, type, bytes.length, order, bytes, List.of());
    }

    /** Returns an entry that points to one directory. */
    static TiffEntry ofDirectory(int tag, ByteOrder order, TiffDirectory directory) {
        return ofLongs(tag, order, 0).withDirectories(List.of(directory));
    }

    /** Returns the same entry pointing to these directories, one per value. */
    public TiffEntry withDirectories(List<TiffDirectory> targets) {
        return new TiffEntry(tag, LONG, count, order, value, List.copyOf(targets));
    }

    /** Returns whether the values are integers of 16, 32 or 64 bits. */
    public boolean isWhole() {
        return type == SHORT || type == LONG || type == LONG8;
    }

    /** Returns whether the type exists in classic TIFF and not only in BigTIFF. */
    public boolean isClassic() {
        return type < LONG8;
    }

    /** Returns the entry with 32-bit values if BigTIFF stored them in 64 bits and they fit. */
    TiffEntry classic() {
        if (type != LONG8 && type != DIRECTORY8) {
            return this;
        }
        ByteBuffer wide = ByteBuffer.wrap(value).order(order);
        ByteBuffer narrow = ByteBuffer.allocate(value.length / 2).order(order);
        while (wide.hasRemaining()) {
            long number = wide.getLong();
            if (number != (number & 0xffffffffL)) {
                return this;
            }
            narrow.putInt((int) number);
        }
        return new TiffEntry(tag, LONG, count, order, narrow.array(), List.of());
    }

    /**
     * Returns one value as an integer.
     *
     * @throws IndexOutOfBoundsException if there are fewer values
     * @throws IllegalStateException if the values are not integers
     */
    public long number(int index) {
        ByteBuffer bytes = ByteBuffer.wrap(value).order(order);
        return switch (type) {
            case 1, UNDEFINED -> bytes.get(index) & 0xff;
            case SHORT -> bytes.getShort(2 * index) & 0xffff;
            case LONG8, DIRECTORY8 -> bytes.getLong(8 * index);
            case LONG, DIRECTORY -> bytes.getInt(4 * index) & 0xffffffffL;
            default -> throw new IllegalStateException("tag " + tag + " has the type " + type);
        };
    }

    /** Returns all values as numbers; empty for types such as texts and rational numbers. */
    public double[] numbers() {
        ByteBuffer bytes = ByteBuffer.wrap(value).order(order);
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            switch (type) {
                case BYTE -> numbers[i] = bytes.get(i) & 0xff;
                case SHORT -> numbers[i] = bytes.getShort(2 * i) & 0xffff;
                case LONG -> numbers[i] = bytes.getInt(4 * i) & 0xffffffffL;
                case 6 -> numbers[i] = bytes.get(i);
                case 8 -> numbers[i] = bytes.getShort(2 * i);
                case 9 -> numbers[i] = bytes.getInt(4 * i);
                case 11 -> numbers[i] = bytes.getFloat(4 * i);
                case 12 -> numbers[i] = bytes.getDouble(8 * i);
                default -> {
                    return new double[0];
                }
            }
        }
        return numbers;
    }

    /** Returns the first value as a rational number; NaN if it is not one. */
    public double fraction() {
        if (type != RATIONAL || count < 1) {
            return Double.NaN;
        }
        ByteBuffer bytes = ByteBuffer.wrap(value).order(order);
        return (double) (bytes.getInt(0) & 0xffffffffL) / (bytes.getInt(4) & 0xffffffffL);
    }

    /** Returns the bytes that the values take, including the directories that they point to. */
    public int length() {
        return value.length + directories.stream().mapToInt(TiffDirectory::length).sum();
    }

    /** Returns the same values in another byte order. */
    TiffEntry in(ByteOrder other) {
        if (order == other) {
            return this;
        }
        byte[] turned = value.clone();
        // A rational number is two integers of four bytes.
        int size = type == RATIONAL || type == 10 ? 4 : size(type);
        for (int i = 0; i < turned.length; i++) {
            turned[i] = value[i / size * size + size - 1 - i % size];
        }
        List<TiffDirectory> turnedDirectories =
                directories.stream().map(directory -> directory.in(other)).toList();
        return new TiffEntry(tag, type, count, other, turned, turnedDirectories);
    }
}
