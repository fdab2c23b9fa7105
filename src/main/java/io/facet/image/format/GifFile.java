package io.facet.image.format;

import io.facet.image.format.TimedImageInput.Part;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Represents a GIF file as its blocks (GIF89a Specification, CompuServe 1990). */
public final class GifFile {

    private static final int SIGNATURE_AND_SIZE = 10;
    private static final int BACKGROUND_AND_ASPECT = 2;
    private static final int PLACE_AND_SIZE = 8;

    private static final int EXTENSION = 0x21;
    private static final int PICTURE = 0x2c;

    private static final int HAS_COLOURS = 0x80;
    private static final int COLOUR_BITS = 0x07;

    private static final int TRANSPARENCY = 0xf9;

    private final CountingInput in;
    private final List<Part> parts = new ArrayList<>();
    private Part control;
    private int pictures;

    private GifFile(CountingInput in) {
        this.in = in;
    }

    /**
     * Reads all blocks up to the trailer and finds those that the first picture needs. Java's
     * decoder silently fills missing pixels with the background, and the time that it takes for
     * comments is quadratic in their length.
     *
     * @throws EOFException if the file ends before its trailer
     * @throws IOException if it cannot be read
     */
    public static GifFile read(Path file, ReadingTime time) throws IOException {
        try (CountingInput in = new CountingInput(Files.newInputStream(file))) {
            GifFile gif = new GifFile(in);
            in.skip(SIGNATURE_AND_SIZE);
            int screen = in.next();
            in.skip(BACKGROUND_AND_ASPECT);
            gif.skipColours(screen);
            gif.parts.add(new Part(0, in.position()));
            while (gif.readBlock()) {
                time.check();
            }
            gif.parts.add(new Part(in.position() - 1, 1));
            return gif;
        }
    }

    /** Returns the parts of the file that the first picture needs. */
    public List<Part> firstPicture() {
        return parts;
    }

    /** Returns notes for the user: only one picture of an animation is read. */
    public List<String> notes() {
        return pictures > 1
                ? List.of("Only the first of its %s pictures is read.".formatted(pictures))
                : List.of();
    }

    /**
     * Reads a block; returns false at the trailer and at unknown bytes, which are left to the
     * decoder.
     */
    private boolean readBlock() throws IOException {
        long start = in.position();
        switch (in.next()) {
            case EXTENSION -> {
                int label = in.next();
                skipData();
                if (label == TRANSPARENCY) {
                    control = new Part(start, in.position() - start);
                }
            }
            case PICTURE -> {
                pictures++;
                in.skip(PLACE_AND_SIZE);
                skipColours(in.next());
                // The size of the first LZW code.
                in.skip(1);
                skipData();
                if (parts.size() == 1) {
                    addFirst(new Part(start, in.position() - start));
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void addFirst(Part picture) {
        if (control != null) {
            parts.add(control);
        }
        parts.add(picture);
    }

    private void skipColours(int flags) throws IOException {
        if ((flags & HAS_COLOURS) != 0) {
            in.skip(3L << (1 + (flags & COLOUR_BITS)));
        }
    }

    /** Skips sub-blocks of up to 255 bytes, each preceded by its length, up to one of length 0. */
    private void skipData() throws IOException {
        for (int length = in.next(); length > 0; length = in.next()) {
            in.skip(length);
        }
    }
}
