package io.facet.image.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reverses the predictor that was applied to a row before compression (TIFF 6.0, section 14; Adobe
 * Photoshop TIFF Technical Note 3, 2005, for floats).
 */
final class TiffPredictor {

    private TiffPredictor() {}

    /** Restores the samples of a row in place, in the byte order of the file. */
    static void undo(byte[] row, TiffLayout layout, ByteOrder order) {
        int step = layout.samplesInPiece();
        switch (layout.predictor()) {
            case NONE -> {}
            case HORIZONTAL -> {
                switch (layout.bits()) {
                    case 8 -> addBytes(row, step);
                    case 16 -> addShorts(ByteBuffer.wrap(row).order(order), step);
                    default -> addInts(ByteBuffer.wrap(row).order(order), step);
                }
            }
            case FLOATING_POINT -> {
                addBytes(row, step);
                joinBytes(row, order);
            }
        }
    }

    private static void addBytes(byte[] row, int step) {
        for (int i = step; i < row.length; i++) {
            row[i] += row[i - step];
        }
    }

    private static void addShorts(ByteBuffer row, int step) {
        for (int i = 2 * step; i + 1 < row.capacity(); i += 2) {
            row.putShort(i, (short) (row.getShort(i) + row.getShort(i - 2 * step)));
        }
    }

    private static void addInts(ByteBuffer row, int step) {
        for (int i = 4 * step; i + 3 < row.capacity(); i += 4) {
            row.putInt(i, row.getInt(i) + row.getInt(i - 4 * step));
        }
    }

    /**
     * Reassembles floats from a row that holds the highest byte of every float, then the next ones,
     * regardless of the byte order.
     */
    private static void joinBytes(byte[] row, ByteOrder order) {
        byte[] apart = row.clone();
        int count = row.length / 4;
        for (int i = 0; i < count; i++) {
            for (int b = 0; b < 4; b++) {
                int place = order == ByteOrder.BIG_ENDIAN ? b : 3 - b;
                row[4 * i + place] = apart[b * count + i];
            }
        }
    }
}
