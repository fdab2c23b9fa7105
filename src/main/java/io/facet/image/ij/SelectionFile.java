package io.facet.image.ij;

import ij.gui.Roi;
import ij.io.RoiDecoder;
import io.facet.FacetException;
import io.facet.file.SmallFile;
import io.facet.image.PhotoMask;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Set;

/** Reads selections that ImageJ saved: files that end in {@code .roi}. */
public final class SelectionFile {

    /** How the names of such files end, in small letters. */
    public static final String ENDING = ".roi";

    /** Far more than the longest outline of a large picture needs. */
    private static final int MOST_BYTES = 16 << 20;

    /** Bytes before the coordinates. */
    private static final int HEADER = 64;

    /** Kinds that are lists of points: polygons, lines of several parts, outlines, points. */
    private static final Set<Integer> LISTS = Set.of(0, 4, 5, 7, 8, 9, 10);

    /** Subtypes whose content is a text or a picture, which select nothing. */
    private static final Set<Integer> CONTENTS = Set.of(1, 4);

    /** Bytes of a point: two short numbers. */
    private static final int POINT = 4;

    /** Bytes of a number in a list of pieces of outlines, and of a letter in a name. */
    private static final int PIECE = 4;

    private static final int LETTER = 2;

    private SelectionFile() {}

    /**
     * The points of a point selection, in the order in which they were marked.
     *
     * @return x and y of every point, interleaved, in pixels; (0, 0) is the middle of the first one
     * @throws FacetException if the file cannot be read, is none of ImageJ's or damaged, or holds
     *     another kind of selection
     */
    public static double[] points(Path file) {
        return read(file).points();
    }

    /**
     * The pixels of an area selection, as ImageJ counts them.
     *
     * @param width of the picture that it is on, in pixels; what lies beside the picture is left
     *     out
     * @param height of the picture
     * @return 1 where the picture is selected and 0 elsewhere
     * @throws FacetException if the file cannot be read, is none of ImageJ's or damaged, holds
     *     another kind of selection, or selects nothing of the picture
     */
    public static PhotoMask area(Path file, int width, int height) {
        return read(file).area(width, height);
    }

    private static Selection read(Path file) {
        byte[] bytes = SmallFile.read(file, MOST_BYTES);
        requireWhole(bytes, file);
        try {
            Roi selection = new RoiDecoder(bytes, file.getFileName().toString()).getRoi();
            if (selection != null) {
                return Selection.inFile(selection, file.toString());
            }
        } catch (IOException | RuntimeException e) {
            // The decoder trusts what it reads; whatever it stumbles over is damage to the file.
            throw damaged(file, e);
        }
        throw damaged(file, null);
    }

    /** The decoder makes room for as much as a header says, even for a damaged one. */
    private static void requireWhole(byte[] bytes, Path file) {
        if (bytes.length < 2 || bytes[0] != 'I' || bytes[1] != 'o') {
            throw new FacetException(
                    ("%s is no selection that ImageJ saved. Save one with File > Save As >"
                                    + " Selection.")
                            .formatted(file));
        }
        if (bytes.length < HEADER) {
            throw damaged(file, null);
        }
        ByteBuffer header = ByteBuffer.wrap(bytes);
        if (CONTENTS.contains((int) header.getShort(RoiDecoder.SUBTYPE))) {
            throw new FacetException(
                    "%s holds a text or a picture, which select nothing. Save a selection instead."
                            .formatted(file));
        }
        if (!fits(points(header), POINT, bytes)
                || !fits(header.getInt(RoiDecoder.SHAPE_ROI_SIZE), PIECE, bytes)
                || !namesFit(header, bytes)) {
            throw damaged(file, null);
        }
    }

    /** How many points a header announces; 0 where the kind has no list of them. */
    private static int points(ByteBuffer header) {
        if (!LISTS.contains((int) header.get(RoiDecoder.TYPE))) {
            return 0;
        }
        int few = header.getShort(RoiDecoder.N_COORDINATES) & 0xffff;
        return few == 0 ? header.getInt(RoiDecoder.SIZE) : few;
    }

    /** Whether the lengths in the second header, which not every file has, can be. */
    private static boolean namesFit(ByteBuffer header, byte[] bytes) {
        int second = header.getInt(RoiDecoder.HEADER2_OFFSET);
        if (second <= 0 || second > bytes.length - HEADER) {
            return true;
        }
        return fits(header.getInt(second + RoiDecoder.NAME_LENGTH), LETTER, bytes)
                && fits(header.getInt(second + RoiDecoder.ROI_PROPS_LENGTH), LETTER, bytes);
    }

    private static boolean fits(int count, int size, byte[] bytes) {
        return count >= 0 && (long) count * size <= bytes.length;
    }

    private static FacetException damaged(Path file, Exception cause) {
        return new FacetException(
                "%s is damaged: it is not a whole ImageJ selection. Save the selection again."
                        .formatted(file),
                cause);
    }
}
