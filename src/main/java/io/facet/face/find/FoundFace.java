package io.facet.face.find;

import io.facet.face.Landmarks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A face that was found in a photograph. Lengths are in pixels of the photograph; (0, 0) is the
 * middle of the first pixel.
 *
 * @param number 1 for the largest of the photograph
 * @param count how many were found
 * @param left of the box around it
 * @param top of the box
 * @param width of the box, above 0
 * @param height of the box, above 0
 * @param score how sure the detector is, 0..1
 * @param landmarks its points
 */
public record FoundFace(
        int number,
        int count,
        double left,
        double top,
        double width,
        double height,
        double score,
        Landmarks landmarks) {

    /** Represents the only face of a photograph. */
    public FoundFace(
            double left,
            double top,
            double width,
            double height,
            double score,
            Landmarks landmarks) {
        this(1, 1, left, top, width, height, score, landmarks);
    }

    /** Represents the only face of a photograph, in the box around its landmarks. */
    public static FoundFace of(Landmarks landmarks, double score) {
        LandmarkFinder.Extent box = LandmarkFinder.Extent.of(landmarks);
        return new FoundFace(box.left(), box.top(), box.width(), box.height(), score, landmarks);
    }

    /** Returns all faces of a photograph numbered, the largest first. */
    public static List<FoundFace> numbered(List<FoundFace> faces) {
        List<FoundFace> sorted = new ArrayList<>(faces);
        sorted.sort(Comparator.comparingDouble(FoundFace::area).reversed());
        return IntStream.range(0, sorted.size())
                .mapToObj(i -> sorted.get(i).numbered(i + 1, sorted.size()))
                .toList();
    }

    private FoundFace numbered(int place, int all) {
        return new FoundFace(place, all, left, top, width, height, score, landmarks);
    }

    private double area() {
        return width * height;
    }

    /** Such as "face 2 of 3, 61 pixels wide at (225, 120)", where its middle is. */
    public String description() {
        return String.format(
                Locale.ROOT,
                "face %d of %d, %.0f pixels wide at (%.0f, %.0f)",
                number,
                count,
                width,
                middleX(),
                middleY());
    }

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
