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

    /** The file name extension, in lower case. */
    public static final String ENDING = ".roi";

    /**
     * The maximum file size in bytes, far more than the longest outline of a large picture needs.
     */
    private static final int MOST_BYTES = 16 << 20;

    /** Bytes before the coordinates. */
    private static final int HEADER = 64;

    /**
     * Type codes of selections stored as lists of points: polygons, polylines, outlines, points.
     */
    private static final Set<Integer> LISTS = Set.of(0, 4, 5, 7, 8, 9, 10);

    /** Subtypes of text and image selections, which select no pixels. */
    private static final Set<Integer> CONTENTS = Set.of(1, 4);

    /** Bytes of a point: two 16-bit integers. */
    private static final int POINT = 4;

    /** Bytes allowed for each number of a composite outline and for each character of a name. */
    private static final int PIECE = 4;

    private static final int LETTER = 2;

    private SelectionFile() {}

    /**
     * Returns the points of a point selection, in the order in which they were marked.
     *
     * @return x and y of every point, interleaved, in pixels; (0, 0) is the centre of the first
     *     pixel
     * @throws FacetException if the file cannot be read, is not an ImageJ selection file, is
     *     damaged, or holds another kind of selection
     */
    public static double[] points(Path file) {
        return read(file).points();
    }

    /**
     * Returns the mask of an area selection, with the same pixels as in ImageJ.
     *
     * @param width width of the picture in pixels; parts of the selection outside the picture are
     *     ignored
     * @param height height of the picture in pixels
     * @return 1 where the picture is selected and 0 elsewhere
     * @throws FacetException if the file cannot be read, is not an ImageJ selection file, is
     *     damaged, holds another kind of selection, or selects no pixel of the picture
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
            // The decoder does not validate its input, so any exception means that the file is
            // damaged.
            throw damaged(file, e);
        }
        throw damaged(file, null);
    }

    /**
     * Checks the lengths in the headers, because the decoder allocates whatever they announce, even
     * in a damaged file.
     */
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

    /**
     * Returns the number of points that a header announces; 0 for kinds without a list of points.
     */
    private static int points(ByteBuffer header) {
        if (!LISTS.contains((int) header.get(RoiDecoder.TYPE))) {
            return 0;
        }
        int few = header.getShort(RoiDecoder.N_COORDINATES) & 0xffff;
        return few == 0 ? header.getInt(RoiDecoder.SIZE) : few;
    }

    /** Returns whether the lengths in the second header, which is optional, are possible. */
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
