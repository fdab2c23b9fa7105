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
 * Compares points that a user marked with the faces that are found in the picture. Points in a
 * wrong order, of another picture or of another scale lie as on a face by chance; the face that is
 * found where they lie shows that they are not its own.
 *
 * <p>Where no face is found, marks are taken as they are: that is what they are for. They may also
 * correct what is found, by up to 0.4 of the distance between the pupils.
 */
public final class MarkAgreement {

    /**
     * Largest deviation of a marked pupil, in interpupillary distances of the face that is found;
     * the bridge of the nose lies at 0.5, the mouth at 1.15.
     */
    private static final double FARTHEST_PUPIL = 0.4;

    private static final double FARTHEST_MOUTH = 0.7;

    /** Side of a face in distances of its pupils, and how far its middle lies below them. */
    private static final double SIDE = 2.2;

    private static final double MIDDLE = 0.6;

    /** A face that is smaller than this part of the marked one is another's, as on a badge. */
    private static final double SMALLEST = 0.3;

    /** Of the side of a found face: so near its middle the eyes of no other face can lie. */
    private static final double REACH = 0.7;

    private final MarkedPoints points;
    private final EyePositions eyes;

    private MarkAgreement(MarkedPoints points) {
        this.points = points;
        eyes = points.eyes();
    }

    /**
     * Checks that marks are those of a face that is found where they lie, if one is.
     *
     * @param points that lie in the picture as on a face
     * @param found all faces of the picture
     * @return whether a face is found there
     * @throws FacetException if a face is found there and has its pupils or its mouth elsewhere
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

    /** Whether the marks and a found face can only be meant for one face. */
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

    /** What disagrees, as a sentence. */
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
        return "The points have the %s at %s, and the face that is found there has %s at %s. Check that the points are of this picture, in its pixels and in the right order, or leave them out."
                .formatted(what, marked, pronoun, found);
    }

    private static String position(double x, double y) {
        return String.format(Locale.ROOT, "(%.0f, %.0f)", x, y);
    }
}
