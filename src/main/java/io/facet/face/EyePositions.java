package io.facet.face;

import io.facet.FacetException;
import io.facet.image.Photograph;
import io.facet.warp.PlaneMap;
import java.util.Locale;
import java.util.Optional;

/**
 * Positions of the pupils of a face in its photograph, in pixels; (0, 0) is the centre of the first
 * pixel. Left is the viewer's left. A head may be tilted by up to 90 degrees either way.
 *
 * @param leftX column of the left pupil
 * @param leftY row of the left pupil
 * @param rightX column of the right pupil, not less than {@code leftX}
 * @param rightY row of the right pupil
 */
public record EyePositions(double leftX, double leftY, double rightX, double rightY)
        implements FaceLocation {

    /** Smallest interpupillary distance, in pixels, at which a face can be aligned. */
    private static final double MIN_DISTANCE = 8;

    /**
     * Parses positions written as {@code leftX,leftY,rightX,rightY}, with decimal points and with
     * or without spaces.
     *
     * @throws FacetException if these are not four finite numbers
     */
    public static EyePositions parse(String text) {
        String[] parts = text.strip().split("\\s*,\\s*", -1);
        if (parts.length != 4) {
            throw unreadable(text);
        }
        double[] numbers = new double[4];
        for (int i = 0; i < 4; i++) {
            numbers[i] = Coordinate.parse(parts[i]).orElseThrow(() -> unreadable(text));
        }
        return new EyePositions(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    /** Returns the interpupillary distance, in pixels. */
    public double distance() {
        return Math.hypot(rightX - leftX, rightY - leftY);
    }

    @Override
    public Optional<Landmarks> landmarks() {
        return Optional.empty();
    }

    @Override
    public EyePositions through(PlaneMap map) {
        return new EyePositions(
                map.x(leftX, leftY),
                map.y(leftX, leftY),
                map.x(rightX, rightY),
                map.y(rightX, rightY));
    }

    @Override
    public EyePositions eyes() {
        return this;
    }

    @Override
    public void requireInside(Photograph photo) {
        requireInside("left", leftX, leftY, photo);
        requireInside("right", rightX, rightY, photo);
        if (distance() < MIN_DISTANCE) {
            throw new FacetException(
                    String.format(
                            Locale.ROOT,
                            "The eyes are only %.1f pixels apart, but editing needs at least %.0f."
                                    + " Mark both pupils, or take a larger picture of the face.",
                            distance(),
                            MIN_DISTANCE));
        }
        if (rightX < leftX) {
            throw new FacetException(
                    ("The left eye (x = %s) lies right of the right one (x = %s): the face would be"
                                    + " upside down. Give the eye that you see on the left first,"
                                    + " or turn the picture if the head is tilted beyond 90"
                                    + " degrees.")
                            .formatted(leftX, rightX));
        }
    }

    private static void requireInside(String eye, double x, double y, Photograph photo) {
        if (!photo.covers(x, y)) {
            throw new FacetException(
                    String.format(
                            Locale.ROOT,
                            "The %s eye at (%.1f, %.1f) lies outside the picture of %d x %d pixels."
                                    + " Give both pupils in pixels of this picture, counted from"
                                    + " its upper left corner.",
                            eye,
                            x,
                            y,
                            photo.width(),
                            photo.height()));
        }
    }

    private static FacetException unreadable(String text) {
        return new FacetException(
                ("The eyes '%s' are not four numbers. Write them in pixels as left x, left y,"
                                + " right x, right y, for example 210,180,290,182.")
                        .formatted(text));
    }
}
