package io.facet.face.find;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * One of the faces that were found in a photograph, as people speak of it.
 *
 * @param number 1 for the largest
 * @param count how many were found
 * @param face the face
 */
public record NumberedFace(int number, int count, FoundFace face) {

    /**
     * Faces with their numbers.
     *
     * @param faces all that were found, the largest first
     */
    public static List<NumberedFace> of(List<FoundFace> faces) {
        return IntStream.range(0, faces.size())
                .mapToObj(i -> new NumberedFace(i + 1, faces.size(), faces.get(i)))
                .toList();
    }

    /** Such as "face 2 of 3, 61 pixels wide at (225, 120)", where its middle is. */
    public String description() {
        return String.format(
                Locale.ROOT,
                "face %d of %d, %.0f pixels wide at (%.0f, %.0f)",
                number,
                count,
                face.width(),
                face.middleX(),
                face.middleY());
    }
}
