package io.facet.tensorflow.savedmodel;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * Reads a part of a file, piece by piece: Java copies each read through an off-heap buffer of the
 * same size, and may keep that buffer.
 */
final class FileBytes {

    private static final int PIECE = 1 << 16;

    private FileBytes() {}

    /**
     * Returns {@code size} bytes of a file, starting at {@code offset}.
     *
     * @throws java.io.EOFException if the file ends earlier
     */
    static byte[] read(Path file, long offset, int size) throws IOException {
        byte[] bytes = new byte[size];
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(offset);
            for (int at = 0; at < size; at += PIECE) {
                in.readFully(bytes, at, Math.min(PIECE, size - at));
            }
        }
        return bytes;
    }
}
