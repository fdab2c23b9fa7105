package io.facet.face.find;

import io.facet.FacetException;
import io.facet.face.Coordinate;
import io.facet.face.EyePositions;
import io.facet.face.FaceFeature;
import io.facet.face.FaceLocation;
import io.facet.face.Landmarks;
import io.facet.face.MeanFace;
import io.facet.image.Photograph;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Points of a face that a user marked, each with the landmarks to which it corresponds. Positions
 * are in pixels; (0, 0) is the centre of the first pixel. Left is the viewer's left. Immutable.
 *
 * <pre>{@code
 * MarkedPoints points = MarkedPoints.parse("210,180,290,182,251,270");
 * points.requireInside(photograph);
 * FaceLocation location = finder.around(photograph, points);
 * }</pre>
 *
 * @param marks the left pupil, the right pupil and any others; or the 68 landmarks in their order
 */
public record MarkedPoints(List<Mark> marks) {

    /**
     * A marked point: the mean of some consecutive landmarks.
     *
     * @param name name that continues a sentence after "The"
     * @param first first landmark of the mean, 0..67
     * @param last last landmark of the mean, not below the first; equal to it for a single landmark
     * @param x column
     * @param y row
     */
    public record Mark(String name, int first, int last, double x, double y) {

        /**
         * @throws IllegalArgumentException if there are no such landmarks
         */
        public Mark {
            if (first < 0 || last < first || last >= Landmarks.COUNT) {
                throw new IllegalArgumentException("no landmarks: " + first + " to " + last);
            }
        }

        boolean isOnMouth() {
            return first >= FaceFeature.OUTER_LIPS.first();
        }

        boolean is(Meaning meaning) {
            return first == meaning.first && last == meaning.last;
        }
    }

    /**
     * The meaning of a point of a short list.
     *
     * @param first first landmark of the mean
     * @param last last landmark of the mean
     */
    record Meaning(String name, int first, int last) {

        static final Meaning LEFT_PUPIL = new Meaning("left pupil", FaceFeature.LEFT_EYE);
        static final Meaning RIGHT_PUPIL = new Meaning("right pupil", FaceFeature.RIGHT_EYE);

        /**
         * The middle of the mouth; on an average face the mean of the outer lips lies where the
         * lips meet.
         */
        static final Meaning MOUTH = new Meaning("mouth", FaceFeature.OUTER_LIPS);

        static final Meaning NOSE_TIP = new Meaning("nose tip", FaceFeature.NOSE_TIP);
        static final Meaning LEFT_CORNER =
                new Meaning("left mouth corner", FaceFeature.LEFT_MOUTH_CORNER);
        static final Meaning RIGHT_CORNER =
                new Meaning("right mouth corner", FaceFeature.RIGHT_MOUTH_CORNER);

        private Meaning(String name, FaceFeature feature) {
            this(name, feature.first(), feature.last());
        }

        static Meaning ofLandmark(int landmark) {
            return new Meaning(
                    "landmark %s, counted from 0,".formatted(landmark), landmark, landmark);
        }

        Mark at(double x, double y) {
            return new Mark(name, first, last, x, y);
        }
    }

    /** Side of the square that a face covers around its eyes, in interpupillary distances. */
    private static final double FACE_SIDE = 2.2;

    /**
     * Smallest fraction of that square inside the picture; a face that fills the picture has more.
     */
    private static final double LEAST_INSIDE = 0.4;

    private static final List<List<Meaning>> LISTS =
            List.of(
                    List.of(Meaning.LEFT_PUPIL, Meaning.RIGHT_PUPIL),
                    List.of(Meaning.LEFT_PUPIL, Meaning.RIGHT_PUPIL, Meaning.MOUTH),
                    List.of(
                            Meaning.LEFT_PUPIL,
                            Meaning.RIGHT_PUPIL,
                            Meaning.NOSE_TIP,
                            Meaning.LEFT_CORNER,
                            Meaning.RIGHT_CORNER),
                    IntStream.range(0, Landmarks.COUNT).mapToObj(Meaning::ofLandmark).toList());

    /**
     * @throws IllegalArgumentException if neither all landmarks are marked in their order nor the
     *     pupils first
     */
    public MarkedPoints {
        marks = List.copyOf(marks);
        boolean pupilsFirst =
                marks.size() >= 2
                        && marks.get(0).is(Meaning.LEFT_PUPIL)
                        && marks.get(1).is(Meaning.RIGHT_PUPIL);
        if (!pupilsFirst && !areAllLandmarks(marks)) {
            throw new IllegalArgumentException("no pupils: " + marks);
        }
    }

    /** Returns points that mark the pupils alone. */
    public static MarkedPoints of(EyePositions eyes) {
        return new MarkedPoints(
                List.of(
                        Meaning.LEFT_PUPIL.at(eyes.leftX(), eyes.leftY()),
                        Meaning.RIGHT_PUPIL.at(eyes.rightX(), eyes.rightY())));
    }

    /**
     * Returns points identified by their number and order: 2 are the pupils, 3 the pupils and the
     * middle of the mouth, 5 the pupils, the tip of the nose and the corners of the mouth, 68 the
     * landmarks; the left one of each pair comes first.
     *
     * @param source where the points come from, to begin a sentence
     * @param coordinates x and y of every point, interleaved
     * @throws FacetException if the number of points is none of these
     */
    public static MarkedPoints inOrder(String source, double[] coordinates) {
        int count = coordinates.length / 2;
        List<Meaning> meanings =
                LISTS.stream()
                        .filter(list -> list.size() == count)
                        .findFirst()
                        .orElseThrow(() -> wrongCount(source, count));
        return new MarkedPoints(
                IntStream.range(0, count)
                        .mapToObj(
                                i -> meanings.get(i).at(coordinates[2 * i], coordinates[2 * i + 1]))
                        .toList());
    }

    /**
     * Parses points written as {@code x,y,x,y,…}: 2, 3, 5 or 68 of them, in the order of {@link
     * #inOrder}.
     *
     * @throws FacetException if the text is not that many pairs of finite numbers
     */
    public static MarkedPoints parse(String text) {
        String[] parts = text.strip().split("\\s*,\\s*", -1);
        double[] coordinates = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            OptionalDouble number = Coordinate.parse(parts[i]);
            if (number.isEmpty()) {
                throw new FacetException(
                        ("'%s' in the points is not a number. Write them in pixels as x,y,x,y, with"
                                        + " decimal points, for example 210,180,290,182.")
                                .formatted(parts[i]));
            }
            coordinates[i] = number.getAsDouble();
        }
        if (parts.length % 2 != 0) {
            throw new FacetException(
                    "The points are %s numbers, and the last one has no y. Write x,y for every point."
                            .formatted(parts.length));
        }
        return inOrder("The list", coordinates);
    }

    /** Returns the number of marked points. */
    public int count() {
        return marks.size();
    }

    /** Returns the pupils, or the centres of the eyes' outlines if all landmarks are marked. */
    public EyePositions eyes() {
        return landmarks()
                .map(Landmarks::eyes)
                .orElseGet(
                        () ->
                                new EyePositions(
                                        marks.get(0).x(),
                                        marks.get(0).y(),
                                        marks.get(1).x(),
                                        marks.get(1).y()));
    }

    /**
     * Returns the location of the face if nothing but these points is known: the landmarks if all
     * are marked, the pupils if only these are, and otherwise an average face fitted to the points.
     */
    public FaceLocation location() {
        return marks.size() == 2
                ? eyes()
                : landmarks().orElseGet(() -> fitted(MeanFace.at(eyes())));
    }

    /**
     * Returns landmarks fitted to these points: rotated, scaled, shifted and, if more than the
     * pupils are marked, also deformed until every point is matched within 0.01 pixels. If all
     * landmarks are marked, the marks are returned instead.
     *
     * @param face landmarks of roughly the same shape
     */
    Landmarks fitted(Landmarks face) {
        return landmarks().orElseGet(() -> LandmarkFit.through(marks, face));
    }

    /** Returns the landmarks, if all are marked. */
    Optional<Landmarks> landmarks() {
        return areAllLandmarks(marks)
                ? Optional.of(
                        new Landmarks(
                                marks.stream()
                                        .flatMap(mark -> Stream.of(mark.x(), mark.y()))
                                        .mapToDouble(Double::doubleValue)
                                        .toArray()))
                : Optional.empty();
    }

    /**
     * Checks that these points lie in a photograph and in the arrangement of a face.
     *
     * @throws FacetException if one lies outside, left and right are swapped, two coincide, the
     *     mouth is collinear with the eyes or above them, or nose, mouth and chin are not in this
     *     order downwards
     */
    public void requireInside(Photograph photo) {
        if (marks.size() == 2) {
            eyes().requireInside(photo);
            requireFaceInside(photo);
            return;
        }
        for (Mark mark : marks) {
            if (!photo.covers(mark.x(), mark.y())) {
                throw new FacetException(
                        ("The %s at (%s, %s) lies outside the picture of %s x %s pixels. Give every"
                                        + " point in pixels of this picture, counted from its upper"
                                        + " left corner.")
                                .formatted(
                                        mark.name(),
                                        mark.x(),
                                        mark.y(),
                                        photo.width(),
                                        photo.height()));
            }
        }
        eyes().requireInside(photo);
        requireFaceInside(photo);
        UprightMarks.of(this).requireFace();
    }

    /** Rejects pupils so far apart that most of the face would lie outside the picture. */
    private void requireFaceInside(Photograph photo) {
        EyePositions eyes = eyes();
        double half = FACE_SIDE / 2 * eyes.distance();
        double x = (eyes.leftX() + eyes.rightX()) / 2;
        double y = (eyes.leftY() + eyes.rightY()) / 2;
        double width = Math.min(photo.width(), x + half) - Math.max(0, x - half);
        double height = Math.min(photo.height(), y + half) - Math.max(0, y - half);
        if (width * height < LEAST_INSIDE * 4 * half * half) {
            throw new FacetException(
                    String.format(
                            Locale.ROOT,
                            "The pupils are marked %.0f pixels apart, so most of their face would lie outside the picture of %d x %d pixels. Check that the points are of this picture and in its pixels.",
                            eyes.distance(),
                            photo.width(),
                            photo.height()));
        }
    }

    private static boolean areAllLandmarks(List<Mark> marks) {
        return marks.size() == Landmarks.COUNT
                && IntStream.range(0, Landmarks.COUNT)
                        .allMatch(i -> marks.get(i).first() == i && marks.get(i).last() == i);
    }

    private static FacetException wrongCount(String source, int count) {
        return new FacetException(
                ("%s has %s %s, but a face is marked by 2 (its pupils), 3 (pupils and mouth), 5"
                                + " (pupils, nose tip, mouth corners) or 68 (iBUG's landmarks); the"
                                + " left one of each pair comes first.")
                        .formatted(source, count, count == 1 ? "point" : "points"));
    }
}
