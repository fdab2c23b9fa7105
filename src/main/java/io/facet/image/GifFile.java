package io.facet.image;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A GIF file, by its blocks (GIF89a Specification, CompuServe 1990). */
final class GifFile {

    private static final int SIGNATURE_AND_SIZE = 10;
    private static final int BACKGROUND_AND_ASPECT = 2;
    private static final int PLACE_AND_SIZE = 8;

    private static final int EXTENSION = 0x21;
    private static final int PICTURE = 0x2c;

    private static final int HAS_COLOURS = 0x80;
    private static final int COLOUR_BITS = 0x07;

    private GifFile() {}

    /**
     * Walks over all blocks up to the trailer. Java's decoder takes pixels that are missing for
     * background and says nothing.
     *
     * @throws EOFException if the file ends before its trailer
     * @throws IOException if it cannot be read
     */
    static void requireTrailer(Path file) throws IOException {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            in.skipNBytes(SIGNATURE_AND_SIZE);
            int screen = in.readUnsignedByte();
            in.skipNBytes(BACKGROUND_AND_ASPECT);
            skipColours(screen, in);
            while (skipBlock(in)) {
                // The walk is all that is wanted.
            }
        }
    }

    /** Whether there is another block; what is neither trailer nor block is for the decoder. */
    private static boolean skipBlock(DataInputStream in) throws IOException {
        switch (in.readUnsignedByte()) {
            case EXTENSION -> in.skipNBytes(1);
            case PICTURE -> {
                in.skipNBytes(PLACE_AND_SIZE);
                skipColours(in.readUnsignedByte(), in);
                // The length of the first code.
                in.skipNBytes(1);
            }
            default -> {
                return false;
            }
        }
        skipData(in);
        return true;
    }

    private static void skipColours(int flags, DataInputStream in) throws IOException {
        if ((flags & HAS_COLOURS) != 0) {
            in.skipNBytes(3L << (1 + (flags & COLOUR_BITS)));
        }
    }

    /** Pieces of up to 255 bytes, each behind its length, up to one of length 0. */
    private static void skipData(DataInputStream in) throws IOException {
        for (int length = in.readUnsignedByte(); length > 0; length = in.readUnsignedByte()) {
            in.skipNBytes(length);
        }
    }
}
