package io.facet.face.find;

import io.facet.face.Landmarks;

/**
 * A face in a photograph. Lengths are in pixels of the photograph; (0, 0) is the middle of the
 * first pixel.
 *
 * @param left of the box around it
 * @param top of the box
 * @param width of the box, above 0
 * @param height of the box, above 0
 * @param score how sure the detector is, 0..1
 * @param landmarks its points
 */
public record FoundFace(
        double left, double top, double width, double height, double score, Landmarks landmarks) {

    /** Column of the box's middle. */
    public double middleX() {
        return left + width / 2;
    }

    /** Row of the box's middle. */
    public double middleY() {
        return top + height / 2;
    }

    /** Whether a position lies in the box or on its edge. */
    public boolean contains(double x, double y) {
        return x >= left && y >= top && x <= left + width && y <= top + height;
    }

    /** The area that two boxes share, as a part of the smaller one's, 0..1. */
    public double overlap(FoundFace other) {
        double across =
                Math.min(left + width, other.left + other.width) - Math.max(left, other.left);
        double down = Math.min(top + height, other.top + other.height) - Math.max(top, other.top);
        double shared = Math.max(0, across) * Math.max(0, down);
        return shared / Math.min(width * height, other.width * other.height);
    }
}
