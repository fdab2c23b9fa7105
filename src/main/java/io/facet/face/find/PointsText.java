package io.facet.face.find;

import io.facet.FacetException;
import io.facet.face.Coordinate;
import io.facet.file.SmallFile;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** A text file that lists points, read line by line; errors report the line number. */
final class PointsText {

    /** Largest accepted size in bytes; lists of points have a few kilobytes. */
    private static final int MOST_BYTES = 1 << 20;

    private static final int MOST_POINTS = 10_000;

    /** Number of characters of a wrong line that a message quotes. */
    private static final int QUOTED = 40;

    private final Path file;
    private final List<String> lines;
    private int read;

    private PointsText(Path file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    /**
     * @throws FacetException if the file cannot be read, has more than 1 MiB or is not text
     */
    static PointsText of(Path file) {
        byte[] bytes = SmallFile.read(file, MOST_BYTES);
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (text.chars().noneMatch(PointsText::isBinary)) {
                // Editors on Windows write a byte order mark before the first line.
                String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
                return new PointsText(file, unmarked.lines().map(String::strip).toList());
            }
        } catch (CharacterCodingException e) {
            // Falls through: not text, like a file with control characters.
        }
        throw new FacetException(
                "%s is not a text file, so it lists no points. Give a .tem or .pts file that does."
                        .formatted(file));
    }

    private static boolean isBinary(int character) {
        return Character.isISOControl(character) && !Character.isWhitespace(character);
    }

    /** Returns whether another non-empty line follows. */
    boolean hasNext() {
        return lines.subList(read, lines.size()).stream().anyMatch(line -> !line.isEmpty());
    }

    /**
     * Returns the next non-empty line.
     *
     * @param expected the expected content, as part of a sentence
     * @throws FacetException if there is none
     */
    String next(String expected) {
        while (read < lines.size()) {
            String line = lines.get(read++);
            if (!line.isEmpty()) {
                return line;
            }
        }
        throw new FacetException(
                "%s ends after line %s, where %s should follow. It is not complete; save it again."
                        .formatted(file, lines.size(), expected));
    }

    /**
     * Reads points, one per line: x and y separated by blanks.
     *
     * @return x and y interleaved
     * @throws FacetException if a line is missing or is not a point
     */
    double[] points(int count) {
        double[] points = new double[2 * count];
        for (int i = 0; i < count; i++) {
            String expected = "point %s of %s, its x and y,".formatted(i + 1, count);
            String[] parts = next(expected).split("\\s+");
            for (int axis = 0; axis < 2; axis++) {
                OptionalDouble number =
                        parts.length == 2 ? Coordinate.parse(parts[axis]) : OptionalDouble.empty();
                points[2 * i + axis] = number.orElseThrow(() -> wrong(expected));
            }
        }
        return points;
    }

    /**
     * Reads a number of points.
     *
     * @param digits text of the number
     * @throws FacetException if it is not a whole number from 1 to 10000
     */
    int count(String digits) {
        if (digits.matches("0*[1-9]\\d{0,4}")) {
            int count = Integer.parseInt(digits);
            if (count <= MOST_POINTS) {
                return count;
            }
        }
        throw wrong("the number of points, from 1 to %s,".formatted(MOST_POINTS));
    }

    /**
     * Returns the exception for a line read last that does not have the expected content.
     *
     * @param expected the expected content, as part of a sentence
     */
    FacetException wrong(String expected) {
        String line = lines.get(read - 1);
        String quoted = line.length() > QUOTED ? line.substring(0, QUOTED) + "…" : line;
        return new FacetException(
                "Line %s of %s is '%s', where %s should be. Correct it, or give another file."
                        .formatted(read, file, quoted, expected));
    }

    /** Returns the name of the file, to begin a sentence. */
    String name() {
        return file.toString();
    }
}
