package io.facet.image.format;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** The formats that can be read, distinguished by the first bytes of a file. */
public enum StoredFormat {
    PNG(new int[] {0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a}),
    JPEG(new int[] {0xff, 0xd8, 0xff}),
    GIF(new int[] {'G', 'I', 'F', '8'}),
    BMP(new int[] {'B', 'M'}),
    TIFF(
            new int[] {'I', 'I', 42, 0},
            new int[] {'M', 'M', 0, 42},
            new int[] {'I', 'I', 43, 0},
            new int[] {'M', 'M', 0, 43});

    /** The number of bytes that {@link #of} needs. */
    public static final int LONGEST_MARK = 8;

    private final byte[][] marks;

    StoredFormat(int[]... marks) {
        this.marks = new byte[marks.length][];
        for (int i = 0; i < marks.length; i++) {
            this.marks[i] = new byte[marks[i].length];
            for (int j = 0; j < marks[i].length; j++) {
                this.marks[i][j] = (byte) marks[i][j];
            }
        }
    }

    /**
     * Returns the format of a file, if it is one of these.
     *
     * @param start its first bytes; a shorter file has fewer
     */
    public static Optional<StoredFormat> of(byte[] start) {
        return Stream.of(values())
                .filter(format -> Stream.of(format.marks).anyMatch(mark -> begins(start, mark)))
                .findFirst();
    }

    private static boolean begins(byte[] start, byte[] mark) {
        return start.length >= mark.length
                && Arrays.equals(start, 0, mark.length, mark, 0, mark.length);
    }
}
