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
 * The positions of the parts of one face, as outlines around its landmarks. Lengths are in {@link
 * FaceUnits}. The feathers are wide, because a narrow one shows in the photograph as an unnatural
 * edge.
 */
final class FaceOutlines {

    private static final double FEATHER = 0.25;

    /** Feather of edges on skin; wide, because skin has no edges inside a face. */
    private static final double SKIN_FEATHER = 0.35;

    private static final double AROUND_LIDS = 0.05;

    /** Factor by which a smile widens the mouth. */
    private static final double MOUTH_STRETCH = 1.2;

    /**
     * Factor from the width of the nose's landmarks, which mark only the base between the wings, to
     * that of the whole nose.
     */
    private static final double NOSE_STRETCH = 1.4;

    /** Height of the shadow below the lips, which is not part of the chin. */
    private static final double BELOW_LIPS = 0.12;

    private static final double RIM_BELOW_EYES = 0.33;

    private final Landmarks face;
    private final Map<FacePart, List<Outline>> outlines = new EnumMap<>(FacePart.class);

    /**
     * @param face the landmarks, in face units
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
     * Returns the weight of a point of the face in a part.
     *
     * @param part a part that has an outline of its own: not the face, its skin or its upper half
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

    /** Returns the outline from the base of the nose back along the upper lip's outer edge. */
    private double[] upperLip() {
        return points(
                IntStream.concat(
                        NOSE_BASE.indices(),
                        backwards(LEFT_MOUTH_CORNER.first(), RIGHT_MOUTH_CORNER.first())));
    }

    /** Returns a crescent from one side of the jaw to the other. */
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

    /** Returns the outline from temple to temple, below the eyes and back over the brows. */
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

    /** Returns an outline with its first corners lowered. */
    private static double[] lowered(double[] outline, int count, double down) {
        double[] lowered = outline.clone();
        for (int i = 0; i < count; i++) {
            lowered[2 * i + 1] += down;
        }
        return lowered;
    }

    /** Returns an outline stretched horizontally about its centre. */
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
