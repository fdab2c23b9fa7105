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

/** A text file that lists points, read line by line; says in which line something is wrong. */
final class PointsText {

    /** Lists of points have some kilobytes. */
    private static final int MOST_BYTES = 1 << 20;

    private static final int MOST_POINTS = 10_000;

    /** So much of a wrong line is repeated to the user. */
    private static final int QUOTED = 40;

    private final Path file;
    private final List<String> lines;
    private int read;

    private PointsText(Path file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    /**
     * @throws FacetException if the file cannot be read, has more than a megabyte or is no text
     */
    static PointsText of(Path file) {
        byte[] bytes = SmallFile.read(file, MOST_BYTES);
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (text.chars().noneMatch(PointsText::isBinary)) {
                // Editors on Windows put a mark before the first line.
                String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
                return new PointsText(file, unmarked.lines().map(String::strip).toList());
            }
        } catch (CharacterCodingException e) {
            // Falls through: no text, like one with control characters.
        }
        throw new FacetException(
                "%s is no text file, so it lists no points. Give a .tem or .pts file that does."
                        .formatted(file));
    }

    private static boolean isBinary(int character) {
        return Character.isISOControl(character) && !Character.isWhitespace(character);
    }

    /** Whether there is a line that is not empty. */
    boolean hasNext() {
        return lines.subList(read, lines.size()).stream().anyMatch(line -> !line.isEmpty());
    }

    /**
     * The next line that is not empty.
     *
     * @param expected what it should be, as part of a sentence
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
                "%s ends after line %d, where %s should follow. It is not complete; save it again."
                        .formatted(file, lines.size(), expected));
    }

    /**
     * Reads points, one a line: x and y with blanks between.
     *
     * @return x and y interleaved
     * @throws FacetException if a line is missing or no point
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
     * @param digits what should be it
     * @throws FacetException if it is no whole number from 1 to 10000
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
     * What to throw when the line read last is not what it should be.
     *
     * @param expected what it should be, as part of a sentence
     */
    FacetException wrong(String expected) {
        String line = lines.get(read - 1);
        String quoted = line.length() > QUOTED ? line.substring(0, QUOTED) + "…" : line;
        return new FacetException(
                "Line %s of %s is '%s', where %s should be. Correct it, or give another file."
                        .formatted(read, file, quoted, expected));
    }

    /** What the file is called, to begin a sentence. */
    String name() {
        return file.toString();
    }
}
