package io.facet.face.find;

import io.facet.FacetException;
import io.facet.face.EyePositions;
import io.facet.face.FaceFeature;
import io.facet.face.Landmarks;
import io.facet.face.find.MarkedPoints.Mark;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Compares points that a user marked with the faces found in the picture. Points in the wrong
 * order, from another picture or at another scale may resemble a face by chance; the face found at
 * their position shows that they do not belong to it.
 *
 * <p>If no face is found, the marks are used as given, because marks exist for this case. They may
 * also correct a found face by up to 0.4 interpupillary distances.
 */
public final class MarkAgreement {

    /**
     * Largest deviation of a marked pupil, in interpupillary distances of the found face; for
     * comparison, the bridge of the nose lies at 0.5 and the mouth at 1.15.
     */
    private static final double FARTHEST_PUPIL = 0.4;

    private static final double FARTHEST_MOUTH = 0.7;

    /**
     * Side of a face in interpupillary distances, and the distance of its centre below the pupils.
     */
    private static final double SIDE = 2.2;

    private static final double MIDDLE = 0.6;

    /**
     * Smallest size of the same face relative to the marked one; a smaller face is a different one,
     * such as a picture on a badge.
     */
    private static final double SMALLEST = 0.3;

    /**
     * Radius around a found face's centre, relative to its side, within which no other face's eyes
     * can lie.
     */
    private static final double REACH = 0.7;

    private final MarkedPoints points;
    private final EyePositions eyes;

    private MarkAgreement(MarkedPoints points) {
        this.points = points;
        eyes = points.eyes();
    }

    /**
     * Checks that marks match the face found at their position, if there is one.
     *
     * @param points points that lie in the picture in the arrangement of a face
     * @param found all faces found in the picture
     * @return whether a face is found there
     * @throws FacetException if a face is found there but has its pupils or its mouth elsewhere
     */
    public static boolean require(MarkedPoints points, List<FoundFace> found) {
        MarkAgreement marks = new MarkAgreement(points);
        List<FoundFace> there = found.stream().filter(marks::liesThere).toList();
        if (there.stream().noneMatch(face -> marks.difference(face.landmarks()).isEmpty())) {
            there.stream()
                    .findFirst()
                    .flatMap(face -> marks.difference(face.landmarks()))
                    .ifPresent(
                            difference -> {
                                throw new FacetException(difference);
                            });
        }
        return !there.isEmpty();
    }

    /** Returns whether the marks and a found face must be the same face. */
    private boolean liesThere(FoundFace face) {
        double side = SIDE * eyes.distance();
        double angle = Math.atan2(eyes.rightY() - eyes.leftY(), eyes.rightX() - eyes.leftX());
        double down = MIDDLE * eyes.distance();
        double eyesX = (eyes.leftX() + eyes.rightX()) / 2;
        double eyesY = (eyes.leftY() + eyes.rightY()) / 2;
        double x = eyesX - down * Math.sin(angle);
        double y = eyesY + down * Math.cos(angle);
        double found = Math.max(face.width(), face.height());
        boolean isInMarked =
                Math.abs(face.middleX() - x) < side / 2
                        && Math.abs(face.middleY() - y) < side / 2
                        && found > SMALLEST * side;
        boolean hasEyes =
                Math.abs(face.middleX() - eyesX) < REACH * found
                        && Math.abs(face.middleY() - eyesY) < REACH * found;
        return hasEyes || face.contains(x, y) || isInMarked;
    }

    /** Returns the disagreement as a sentence, or empty if there is none. */
    private Optional<String> difference(Landmarks face) {
        EyePositions seen = face.eyes();
        double unit = seen.distance();
        boolean pupilsAgree =
                Math.hypot(eyes.leftX() - seen.leftX(), eyes.leftY() - seen.leftY())
                                <= FARTHEST_PUPIL * unit
                        && Math.hypot(eyes.rightX() - seen.rightX(), eyes.rightY() - seen.rightY())
                                <= FARTHEST_PUPIL * unit;
        if (!pupilsAgree) {
            return Optional.of(
                    sentence(
                            "left and right pupil",
                            position(eyes.leftX(), eyes.leftY())
                                    + " and "
                                    + position(eyes.rightX(), eyes.rightY()),
                            "them",
                            position(seen.leftX(), seen.leftY())
                                    + " and "
                                    + position(seen.rightX(), seen.rightY())));
        }
        List<Mark> mouth = points.marks().stream().filter(Mark::isOnMouth).toList();
        if (mouth.isEmpty()) {
            return Optional.empty();
        }
        double x = mouth.stream().mapToDouble(Mark::x).average().orElseThrow();
        double y = mouth.stream().mapToDouble(Mark::y).average().orElseThrow();
        double seenX = face.meanX(FaceFeature.OUTER_LIPS.first(), FaceFeature.INNER_LIPS.last());
        double seenY = face.meanY(FaceFeature.OUTER_LIPS.first(), FaceFeature.INNER_LIPS.last());
        return Math.hypot(x - seenX, y - seenY) <= FARTHEST_MOUTH * unit
                ? Optional.empty()
                : Optional.of(sentence("mouth", position(x, y), "it", position(seenX, seenY)));
    }

    private static String sentence(String what, String marked, String pronoun, String found) {
        return "The points have the %s at %s, but the face found there has %s at %s. Check that the points are for this picture, in its pixels and in the right order, or omit them."
                .formatted(what, marked, pronoun, found);
    }

    private static String position(double x, double y) {
        return String.format(Locale.ROOT, "(%.0f, %.0f)", x, y);
    }
}
