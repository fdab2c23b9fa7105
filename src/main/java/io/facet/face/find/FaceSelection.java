package io.facet.face.find;

import io.facet.FacetException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Selects some of the faces found in a photograph.
 *
 * <pre>{@code
 * FaceSelection clicked = new FaceSelection.Position(310, 95);
 * List<FoundFace> meant = clicked.among(finder.find(photograph));
 * }</pre>
 */
public sealed interface FaceSelection {

    /**
     * Returns the selected faces, the largest first.
     *
     * @param faces all faces found, the largest first
     * @throws FacetException if the selected face is not among them; the message gives the
     *     positions of the others
     */
    List<FoundFace> among(List<FoundFace> faces);

    /** Returns a short description for logs, such as "face 1" or "all". */
    String description();

    /** Selects every face. */
    record All() implements FaceSelection {
        @Override
        public List<FoundFace> among(List<FoundFace> faces) {
            return List.copyOf(faces);
        }

        @Override
        public String description() {
            return "all";
        }
    }

    /**
     * Selects one face by its number.
     *
     * @param number the face's number, 1 for the largest
     */
    record Number(int number) implements FaceSelection {
        @Override
        public List<FoundFace> among(List<FoundFace> faces) {
            if (number < 1 || number > faces.size()) {
                throw new FacetException(
                        "The picture shows %s %s, so there is no face %s."
                                .formatted(
                                        faces.size(),
                                        faces.size() == 1 ? "face" : "faces",
                                        number));
            }
            return List.of(faces.get(number - 1));
        }

        @Override
        public String description() {
            return "face " + number;
        }
    }

    /**
     * Selects the face that overlaps a box most; if several lie entirely inside it, the largest.
     *
     * @param left left edge of the box, in pixels; 0 is the centre of the first
     * @param top top edge of the box
     * @param width width of the box, above 0
     * @param height height of the box, above 0
     */
    record Area(double left, double top, double width, double height) implements FaceSelection {
        @Override
        public List<FoundFace> among(List<FoundFace> faces) {
            // The largest comes first and is kept if another face overlaps as much.
            return faces.stream()
                    .filter(face -> shared(face) > 0)
                    .reduce((one, other) -> part(other) > part(one) ? other : one)
                    .map(List::of)
                    .orElseThrow(() -> nowhere(faces));
        }

        @Override
        public String description() {
            return "the face at %s,%s of %s x %s".formatted(left, top, width, height);
        }

        private double part(FoundFace face) {
            return shared(face) / (face.width() * face.height());
        }

        private double shared(FoundFace face) {
            double across =
                    Math.min(left + width, face.left() + face.width())
                            - Math.max(left, face.left());
            double down =
                    Math.min(top + height, face.top() + face.height()) - Math.max(top, face.top());
            return Math.max(0, across) * Math.max(0, down);
        }

        private static FacetException nowhere(List<FoundFace> faces) {
            return new FacetException(
                    "No face lies in the selected area. The picture shows %s."
                            .formatted(described(faces)));
        }
    }

    /** Returns a description of all faces. */
    private static String described(List<FoundFace> faces) {
        return faces.isEmpty()
                ? "no face"
                : faces.stream().map(FoundFace::description).collect(Collectors.joining("; "));
    }

    /**
     * Selects the face whose box contains a position; if there are several, the one with the
     * nearest centre.
     *
     * @param x column in pixels; 0 is the centre of the first
     * @param y row
     */
    record Position(double x, double y) implements FaceSelection {

        private static final String NUMBER = "\\s*(-?(?:\\d+\\.?\\d*|\\.\\d+))\\s*";
        private static final Pattern TEXT = Pattern.compile(NUMBER + "," + NUMBER);

        /**
         * Parses a position.
         *
         * @param text column and row in pixels, separated by a comma
         * @throws FacetException if the text has another form
         */
        public static Position parse(String text) {
            Matcher numbers = TEXT.matcher(text);
            if (!numbers.matches()) {
                throw new FacetException(
                        ("The position '%s' is not two numbers. Write it in pixels as column and"
                                        + " row, for example 310,95.")
                                .formatted(text));
            }
            return new Position(
                    Double.parseDouble(numbers.group(1)), Double.parseDouble(numbers.group(2)));
        }

        @Override
        public List<FoundFace> among(List<FoundFace> faces) {
            return faces.stream()
                    .filter(face -> face.contains(x, y))
                    .min(Comparator.comparingDouble(this::distance))
                    .map(List::of)
                    .orElseThrow(() -> nowhere(faces));
        }

        @Override
        public String description() {
            return "the face at %s,%s".formatted(x, y);
        }

        private double distance(FoundFace face) {
            return Math.hypot(face.middleX() - x, face.middleY() - y);
        }

        private FacetException nowhere(List<FoundFace> faces) {
            return new FacetException(
                    String.format(
                            Locale.ROOT,
                            "No face lies at (%.0f, %.0f). The picture shows %s.",
                            x,
                            y,
                            described(faces)));
        }
    }
}
