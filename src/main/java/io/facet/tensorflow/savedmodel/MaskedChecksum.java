package io.facet.tensorflow.savedmodel;

import java.util.zip.CRC32C;

/**
 * The checksum of TensorFlow's files: CRC-32C, turned by 15 bits and shifted, so that a checksum of
 * bytes that hold their own checksum is nothing special.
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
