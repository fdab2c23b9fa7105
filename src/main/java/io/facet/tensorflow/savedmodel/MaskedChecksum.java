package io.facet.tensorflow.savedmodel;

import java.util.zip.CRC32C;

/**
 * Computes the checksum of TensorFlow's files: a CRC-32C, rotated by 15 bits and offset by a
 * constant, so that the checksum of bytes that contain their own checksum is not a special value.
 */
public final class MaskedChecksum {

    private static final int SHIFT = 0xa282ead8;

    private MaskedChecksum() {}

    public static int of(byte[] bytes, int offset, int size) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, size);
        return Integer.rotateRight((int) crc.getValue(), 15) + SHIFT;
    }
}
