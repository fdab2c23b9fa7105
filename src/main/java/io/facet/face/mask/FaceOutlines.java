package io.facet.face.mask;

import static io.facet.face.FaceFeature.CHIN;
import static io.facet.face.FaceFeature.JAW;
import static io.facet.face.FaceFeature.LEFT_BROW;
import static io.facet.face.FaceFeature.LEFT_EYE;
import static io.facet.face.FaceFeature.LEFT_MOUTH_CORNER;
import static io.facet.face.FaceFeature.LOWER_LIP_BOTTOM;
import static io.facet.face.FaceFeature.NOSE_BASE;
import static io.facet.face.FaceFeature.NOSE_BRIDGE;
import static io.facet.face.FaceFeature.NOSE_TIP;
import static io.facet.face.FaceFeature.OUTER_LIPS;
import static io.facet.face.FaceFeature.RIGHT_BROW;
import static io.facet.face.FaceFeature.RIGHT_EYE;
import static io.facet.face.FaceFeature.RIGHT_MOUTH_CORNER;

import io.facet.face.FaceFeature;
import io.facet.face.FacePart;
import io.facet.face.FaceUnits;
import io.facet.face.Landmarks;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
        outlines.put(FacePart.EYES, pair(points(LEFT_EYE), points(RIGHT_EYE), AROUND_LIDS));
        outlines.put(FacePart.BROWS, pair(points(LEFT_BROW), points(RIGHT_BROW), 0));
        outlines.put(FacePart.NOSE, one(stretched(nose(), NOSE_STRETCH), 0));
        outlines.put(FacePart.UPPER_LIP, one(stretched(upperLip(), MOUTH_STRETCH), 0));
        outlines.put(FacePart.MOUTH, one(stretched(points(OUTER_LIPS), MOUTH_STRETCH), 0));
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

    private double[] nose() {
        return points(IntStream.concat(IntStream.of(NOSE_BRIDGE.first()), NOSE_BASE.indices()));
    }

    /** From the base of the nose back over the upper lip's outer edge. */
    private double[] upperLip() {
        return points(
                IntStream.concat(
                        NOSE_BASE.indices(),
                        backwards(LEFT_MOUTH_CORNER.first(), RIGHT_MOUTH_CORNER.first())));
    }

    /** A crescent from one side of the jaw to the other. */
    private double[] chin() {
        int lip = LOWER_LIP_BOTTOM.first();
        int chin = CHIN.first();
        IntStream outline =
                IntStream.concat(
                        IntStream.rangeClosed(lip - 1, lip + 1),
                        IntStream.rangeClosed(chin - 4, chin + 4));
        return lowered(points(outline), 3, BELOW_LIPS);
    }

    private double[] lowerFace() {
        return points(
                IntStream.concat(
                        IntStream.rangeClosed(JAW.first() + 1, JAW.last() - 1),
                        IntStream.of(NOSE_TIP.first())));
    }

    /** From temple to temple, below the eyes and back over the brows. */
    private double[] glasses() {
        IntStream below =
                IntStream.of(
                        LEFT_EYE.last(),
                        LEFT_EYE.last() - 1,
                        RIGHT_EYE.last(),
                        RIGHT_EYE.last() - 1);
        IntStream right = IntStream.of(JAW.last() - 1, JAW.last());
        IntStream brows = backwards(LEFT_BROW.first(), RIGHT_BROW.last());
        IntStream left = IntStream.of(JAW.first(), JAW.first() + 1);
        IntStream outline = Stream.of(below, right, brows, left).flatMapToInt(run -> run);
        return lowered(points(outline), 4, RIM_BELOW_EYES);
    }

    private static List<Outline> one(double[] corners, double full) {
        return List.of(new Outline(corners, full, FEATHER));
    }

    private static List<Outline> pair(double[] left, double[] right, double full) {
        return List.of(new Outline(left, full, FEATHER), new Outline(right, full, FEATHER));
    }

    private static IntStream backwards(int first, int last) {
        return IntStream.rangeClosed(first, last).map(i -> first + last - i);
    }

    private double[] points(FaceFeature feature) {
        return points(feature.indices());
    }

    private double[] points(IntStream landmarks) {
        return landmarks
                .boxed()
                .flatMapToDouble(i -> DoubleStream.of(face.x(i), face.y(i)))
                .toArray();
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
