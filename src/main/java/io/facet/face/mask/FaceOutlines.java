package io.facet.face.mask;

import io.facet.face.FacePart;
import io.facet.face.FaceUnits;
import io.facet.face.Landmarks;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Where the parts of one face lie, as outlines around its landmarks. Lengths are {@link FaceUnits}.
 * The rims are wide, because a narrow one shows in the photograph as an edge that no face has.
 */
final class FaceOutlines {

    private static final double FEATHER = 0.25;

    /** Skin has no edges inside a face, so what ends on it ends slowly. */
    private static final double SKIN_FEATHER = 0.35;

    private static final double AROUND_LIDS = 0.05;

    /** A smile draws the corners of a mouth apart by so much. */
    private static final double MOUTH_STRETCH = 1.2;

    /** Of a nose only the base between the wings has landmarks; with them it is so much wider. */
    private static final double NOSE_STRETCH = 1.4;

    /** The lips' shadow, which is no chin yet. */
    private static final double BELOW_LIPS = 0.12;

    private static final double RIM_BELOW_EYES = 0.33;

    private final Landmarks face;
    private final Map<FacePart, List<Outline>> outlines = new EnumMap<>(FacePart.class);

    /**
     * @param face the landmarks in face units
     */
    FaceOutlines(Landmarks face) {
        this.face = face;
        outlines.put(FacePart.EYES, pair(ring(36, 41), ring(42, 47), AROUND_LIDS));
        outlines.put(FacePart.BROWS, pair(ring(17, 21), ring(22, 26), 0));
        outlines.put(
                FacePart.NOSE, one(stretched(points(27, 31, 32, 33, 34, 35), NOSE_STRETCH), 0));
        outlines.put(FacePart.UPPER_LIP, one(stretched(upperLip(), MOUTH_STRETCH), 0));
        outlines.put(FacePart.MOUTH, one(stretched(ring(48, 59), MOUTH_STRETCH), 0));
        outlines.put(FacePart.CHIN, one(chin(), 0));
        outlines.put(FacePart.LOWER_FACE, List.of(new Outline(lowerFace(), 0.1, SKIN_FEATHER)));
        outlines.put(FacePart.GLASSES, List.of(new Outline(glasses(), 0.05, SKIN_FEATHER)));
    }

    /**
     * How much a point of the face counts to a part.
     *
     * @param part one that has an outline of its own: not the face, its skin or its upper half
     */
    double weight(FacePart part, double x, double y) {
        double rest = 1;
        for (Outline outline : outlines.get(part)) {
            rest *= 1 - outline.weight(x, y);
        }
        return 1 - rest;
    }

    private double[] upperLip() {
        return points(31, 32, 33, 34, 35, 54, 53, 52, 51, 50, 49, 48);
    }

    /** A crescent from one side of the jaw to the other. */
    private double[] chin() {
        return lowered(points(56, 57, 58, 4, 5, 6, 7, 8, 9, 10, 11, 12), 3, BELOW_LIPS);
    }

    private double[] lowerFace() {
        return points(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 30);
    }

    /** From temple to temple, below the eyes and back over the brows. */
    private double[] glasses() {
        double[] outline =
                points(41, 40, 47, 46, 15, 16, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 0, 1);
        return lowered(outline, 4, RIM_BELOW_EYES);
    }

    private static List<Outline> one(double[] corners, double full) {
        return List.of(new Outline(corners, full, FEATHER));
    }

    private static List<Outline> pair(double[] left, double[] right, double full) {
        return List.of(new Outline(left, full, FEATHER), new Outline(right, full, FEATHER));
    }

    private double[] ring(int first, int last) {
        return points(IntStream.rangeClosed(first, last).toArray());
    }

    private double[] points(int... numbers) {
        double[] points = new double[2 * numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            points[2 * i] = face.x(numbers[i]);
            points[2 * i + 1] = face.y(numbers[i]);
        }
        return points;
    }

    /** With its first corners so much further down. */
    private static double[] lowered(double[] outline, int count, double down) {
        double[] lowered = outline.clone();
        for (int i = 0; i < count; i++) {
            lowered[2 * i + 1] += down;
        }
        return lowered;
    }

    /** Drawn out to both sides of its middle. */
    private static double[] stretched(double[] outline, double factor) {
        double[] stretched = outline.clone();
        double middle = 0;
        for (int i = 0; i < outline.length; i += 2) {
            middle += outline[i] / (outline.length / 2.0);
        }
        for (int i = 0; i < outline.length; i += 2) {
            stretched[i] = middle + factor * (outline[i] - middle);
        }
        return stretched;
    }
}
