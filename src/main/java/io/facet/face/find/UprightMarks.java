package io.facet.face.find;

import io.facet.FacetException;
import io.facet.face.EyePositions;
import io.facet.face.Landmarks;
import io.facet.face.find.MarkedPoints.Mark;
import io.facet.face.find.MarkedPoints.Meaning;
import io.facet.warp.Similarity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Marked points with the face upright: relative to the midpoint between the pupils, in
 * interpupillary distances, x to the right and y down. Reports why points are not in the
 * arrangement of a face.
 *
 * @param points the points as marked
 * @param marks the upright points, in the same order
 */
record UprightMarks(MarkedPoints points, List<Mark> marks) {

    /** Distance below which two points coincide. */
    private static final double SAME = 0.05;

    /** Largest y at which a mouth is collinear with the eyes; an average one is at 1.15. */
    private static final double IN_A_ROW = 0.3;

    /** Smallest y of the tip of a nose, which lies above the mouth; an average one is at 0.64. */
    private static final double HIGHEST_NOSE = 0.1;

    /**
     * Largest y of a mouth; turned heads have a shorter interpupillary distance, so their mouths
     * lie farther down in this unit.
     */
    private static final double LOWEST_MOUTH = 4;

    private static final double FARTHEST_SIDEWAYS = 1.5;

    /**
     * Number of points up to which all positions must differ; the lips of a closed mouth share
     * theirs.
     */
    private static final int FEW = 5;

    /** Returns the upright form of marks whose pupils do not coincide. */
    static UprightMarks of(MarkedPoints points) {
        EyePositions eyes = points.eyes();
        Similarity upright =
                Similarity.between(
                        new double[] {eyes.leftX(), eyes.leftY(), eyes.rightX(), eyes.rightY()},
                        new double[] {-0.5, 0, 0.5, 0});
        List<Mark> marks =
                points.marks().stream()
                        .map(
                                m ->
                                        new Mark(
                                                m.name(),
                                                m.first(),
                                                m.last(),
                                                upright.x(m.x(), m.y()),
                                                upright.y(m.x(), m.y())))
                        .toList();
        return new UprightMarks(points, marks);
    }

    /**
     * @throws FacetException if two of a few points coincide, the mouth's corners are swapped, the
     *     mouth is not below the eyes, the nose is not between, or many points are not in the
     *     arrangement of a face
     */
    void requireFace() {
        if (marks.size() <= FEW) {
            requireApart();
        }
        requireMouthNotSwapped();
        requireMouthBelowEyes();
        requireNoseBetween();
        boolean plausible =
                marks.size() <= FEW
                        || points.location().landmarks().filter(Landmarks::isPlausible).isPresent();
        if (!plausible) {
            throw new FacetException(
                    ("The %s points do not lie as on a face, where nose, mouth and chin follow each"
                                    + " other below the eyes. Check that they are of this picture"
                                    + " and in the right order.")
                            .formatted(marks.size()));
        }
    }

    private void requireApart() {
        for (int i = 0; i < marks.size(); i++) {
            for (int j = i + 1; j < marks.size(); j++) {
                Mark a = marks.get(i);
                Mark b = marks.get(j);
                if (Math.hypot(a.x() - b.x(), a.y() - b.y()) < SAME) {
                    Mark place = points.marks().get(j);
                    throw new FacetException(
                            "The %s and the %s lie at one place, (%s, %s). Mark each where it is."
                                    .formatted(a.name(), b.name(), place.x(), place.y()));
                }
            }
        }
    }

    private void requireMouthNotSwapped() {
        Optional<Mark> left = find(Meaning.LEFT_CORNER);
        Optional<Mark> right = find(Meaning.RIGHT_CORNER);
        if (left.isPresent() && right.isPresent() && right.get().x() < left.get().x()) {
            throw new FacetException(
                    "The left corner of the mouth lies right of the right one. Give the corner that"
                            + " you see on the left first.");
        }
    }

    private void requireMouthBelowEyes() {
        double x = mouth(Mark::x);
        double y = mouth(Mark::y);
        if (Math.abs(y) < IN_A_ROW) {
            throw new FacetException(
                    "The eyes and the mouth are collinear, so no face pose can be computed. Mark"
                            + " the pupils first and then the mouth below them.");
        }
        if (y < 0) {
            throw new FacetException(
                    "The mouth lies above the eyes: the face would be upside down. Mark the pupils"
                            + " first and then the mouth, or turn the picture if the head is tilted"
                            + " beyond 90 degrees.");
        }
        if (y > LOWEST_MOUTH || Math.abs(x) > FARTHEST_SIDEWAYS) {
            throw new FacetException(
                    String.format(
                                    Locale.ROOT,
                                    "The mouth lies %.1f times as far from the eyes as they are"
                                            + " apart, too far for one face.",
                                    Math.hypot(x, y))
                            + " Mark both pupils and the mouth of the same face.");
        }
    }

    private void requireNoseBetween() {
        Optional<Mark> nose = find(Meaning.NOSE_TIP);
        if (nose.isPresent()
                && (nose.get().y() < HIGHEST_NOSE || nose.get().y() > mouth(Mark::y))) {
            throw new FacetException(
                    "The tip of the nose does not lie between the eyes and the mouth. Give the left"
                            + " and the right pupil, the tip of the nose, and the left and the right"
                            + " corner of the mouth, in this order.");
        }
    }

    private Optional<Mark> find(Meaning meaning) {
        return marks.stream().filter(mark -> mark.is(meaning)).findFirst();
    }

    /** Returns the mean coordinate of the marks on the mouth, of which there is at least one. */
    private double mouth(ToDoubleFunction<Mark> axis) {
        return marks.stream()
                .filter(mark -> mark.isOnMouth())
                .mapToDouble(axis)
                .average()
                .orElseThrow();
    }
}
