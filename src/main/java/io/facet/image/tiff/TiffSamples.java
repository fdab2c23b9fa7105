package io.facet.image.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads the samples of one row of a strip or tile. Samples of fewer than 8 bits are scaled to 8
 * bits, unless they are indices; samples of 9 to 15 bits keep their values.
 */
final class TiffSamples {

    private final byte[] bytes;
    private final ByteBuffer numbers;
    private final int bits;
    private final boolean isStretched;

    /**
     * Creates the samples of a row.
     *
     * @param row its bytes after decompression and reversal of the predictor
     */
    TiffSamples(byte[] row, TiffLayout layout, ByteOrder order) {
        bytes = row;
        numbers = ByteBuffer.wrap(row).order(order);
        bits = layout.bits();
        boolean isIndex = layout.colours() == TiffLayout.Colours.PALETTE;
        isStretched = bits < 8 && !isIndex;
    }

    /**
     * Copies samples {@code first}, {@code first + stored} and so on to every {@code step}-th
     * element of the target.
     */
    void copy(int first, int stored, int count, byte[] target, int at, int step) {
        for (int i = 0; i < count; i++) {
            int sample = first + i * stored;
            target[at + i * step] = bits == 8 ? bytes[sample] : (byte) scaled(sample);
        }
    }

    /** Copies samples of 9 to 16 bits in the same way. */
    void copy(int first, int stored, int count, short[] target, int at, int step) {
        for (int i = 0; i < count; i++) {
            int sample = first + i * stored;
            target[at + i * step] =
                    bits == 16 ? numbers.getShort(2 * sample) : (short) packed(sample);
        }
    }

    /** Copies floats in the same way. */
    void copy(int first, int stored, int count, float[] target, int at, int step) {
        for (int i = 0; i < count; i++) {
            target[at + i * step] = numbers.getFloat(4 * (first + i * stored));
        }
    }

    /** Scales a sample to 8 bits, rounded if the depth is not a divisor of 8, such as 5. */
    private int scaled(int sample) {
        int most = (1 << bits) - 1;
        return isStretched ? (packed(sample) * 255 + most / 2) / most : packed(sample);
    }

    /** Returns a sample of any number of bits, most significant bit first. */
    private int packed(int sample) {
        int number = 0;
        long from = (long) sample * bits;
        for (long bit = from; bit < from + bits; bit++) {
            int one = bytes[(int) (bit >> 3)] >> 7 - (int) (bit & 7) & 1;
            number = number << 1 | one;
        }
        return number;
    }
}
