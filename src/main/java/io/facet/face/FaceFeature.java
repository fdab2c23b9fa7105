package io.facet.face;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The facial features marked by the 68 landmarks of iBUG 300-W: runs of consecutive points, and
 * distinctive single points. Left is the viewer's left. Points run from left to right, and around
 * the eyes and lips clockwise from their left corner.
 */
public enum FaceFeature {
    /** The outline from one ear to the other, along the chin. */
    JAW(0, 16),
    LEFT_BROW(17, 21),
    RIGHT_BROW(22, 26),
    /** The ridge from between the eyes down to the tip. */
    NOSE_BRIDGE(27, 30),
    /** The base from one nostril wing to the other. */
    NOSE_BASE(31, 35),
    LEFT_EYE(36, 41),
    RIGHT_EYE(42, 47),
    OUTER_LIPS(48, 59),
    INNER_LIPS(60, 67),

    LEFT_EAR(0, 0),
    CHIN(8, 8),
    RIGHT_EAR(16, 16),
    NOSE_TIP(30, 30),
    LEFT_NOSE_WING(31, 31),
    /** The middle of the nose's base, where the nose meets the upper lip. */
    SUBNASALE(33, 33),
    RIGHT_NOSE_WING(35, 35),
    LEFT_EYE_OUTER_CORNER(36, 36),
    LEFT_EYE_INNER_CORNER(39, 39),
    RIGHT_EYE_INNER_CORNER(42, 42),
    RIGHT_EYE_OUTER_CORNER(45, 45),
    LEFT_MOUTH_CORNER(48, 48),
    /** The middle of the upper lip's outer edge. */
    UPPER_LIP_TOP(51, 51),
    RIGHT_MOUTH_CORNER(54, 54),
    /** The middle of the lower lip's outer edge. */
    LOWER_LIP_BOTTOM(57, 57),
    LEFT_INNER_MOUTH_CORNER(60, 60),
    /** The middle of the upper lip's inner edge. */
    UPPER_LIP_INNER(62, 62),
    RIGHT_INNER_MOUTH_CORNER(64, 64),
    /** The middle of the lower lip's inner edge. */
    LOWER_LIP_INNER(66, 66);

    private final int first;
    private final int last;

    FaceFeature(int first, int last) {
        this.first = first;
        this.last = last;
    }

    /** Returns the index of its first landmark, 0..67. */
    public int first() {
        return first;
    }

    /** Returns the index of its last landmark; for a single point, that of the first. */
    public int last() {
        return last;
    }

    /** Returns the number of its landmarks. */
    public int count() {
        return last - first + 1;
    }

    /** Returns the indices of its landmarks, in order. */
    public IntStream indices() {
        return IntStream.rangeClosed(first, last);
    }

    /** Returns whether a landmark belongs to this feature. */
    public boolean contains(int landmark) {
        return landmark >= first && landmark <= last;
    }

    /**
     * Returns x of its first landmark.
     *
     * @param landmarks x and y of all 68 landmarks, interleaved
     */
    public double x(double[] landmarks) {
        return landmarks[2 * first];
    }

    /**
     * Returns y of its first landmark.
     *
     * @param landmarks x and y of all 68 landmarks, interleaved
     */
    public double y(double[] landmarks) {
        return landmarks[2 * first + 1];
    }

    /**
     * Returns x and y of its landmarks, interleaved.
     *
     * @param landmarks x and y of all 68 landmarks, interleaved
     */
    public double[] of(double[] landmarks) {
        return Arrays.copyOfRange(landmarks, 2 * first, 2 * last + 2);
    }

    /**
     * Returns the landmark of the lower lip's inner edge below a landmark of the upper lip's; a
     * corner of the mouth corresponds to itself.
     *
     * @param upper 60..64
     */
    public static int lowerLipBelow(int upper) {
        return upper == LEFT_INNER_MOUTH_CORNER.first || upper == RIGHT_INNER_MOUTH_CORNER.first
                ? upper
                : UPPER_LIP_INNER.first + LOWER_LIP_INNER.first - upper;
    }
}
