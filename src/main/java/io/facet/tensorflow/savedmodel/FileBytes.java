package io.facet.tensorflow.savedmodel;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * A part of a file. It is read piece by piece: Java copies what it reads at once through a buffer
 * of the same size outside of its heap, and may keep that.
 */
final class FileBytes {

    private static final int PIECE = 1 << 16;

    private FileBytes() {}

    /**
     * @throws java.io.EOFException if the file ends before
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
