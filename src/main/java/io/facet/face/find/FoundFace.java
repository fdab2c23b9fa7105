package io.facet.face.find;

import io.facet.face.Landmarks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A face found in a photograph. Lengths are in pixels of the photograph; (0, 0) is the centre of
 * the first pixel.
 *
 * @param number 1 for the largest of the photograph
 * @param count number of faces found
 * @param left left edge of its bounding box
 * @param top top edge of the box
 * @param width width of the box, above 0
 * @param height height of the box, above 0
 * @param score confidence of the detector, 0..1
 * @param landmarks its landmarks
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

    /**
     * Returns a description such as "face 2 of 3, 61 pixels wide at (225, 120)", with the position
     * of its centre.
     */
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

    /** Returns the column of the box's centre. */
    public double middleX() {
        return left + width / 2;
    }

    /** Returns the row of the box's centre. */
    public double middleY() {
        return top + height / 2;
    }

    /** Returns whether a position lies in the box or on its edge. */
    public boolean contains(double x, double y) {
        return x >= left && y >= top && x <= left + width && y <= top + height;
    }

    /** Returns the intersection of two boxes as a fraction of the smaller one's area, 0..1. */
    public double overlap(FoundFace other) {
        double across =
                Math.min(left + width, other.left + other.width) - Math.max(left, other.left);
        double down = Math.min(top + height, other.top + other.height) - Math.max(top, other.top);
        double shared = Math.max(0, across) * Math.max(0, down);
        return shared / Math.min(width * height, other.width * other.height);
    }
}
