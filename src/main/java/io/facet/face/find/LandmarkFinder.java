package io.facet.face.find;

import io.facet.face.EyePositions;
import io.facet.face.Landmarks;
import io.facet.image.FloatImage;
import io.facet.network.ImageFunction;
import io.facet.warp.Similarity;

/**
 * Finds the landmarks of a face whose position is roughly known. It runs face-api's landmark
 * network on a square around the face, again on the upright square given by these landmarks, and
 * finally on its mirror image too.
 */
final class LandmarkFinder {

    /** Side of the network's input in pixels. */
    static final int SIDE = 112;

    /** Side of the square on which the network was trained, relative to the landmarks' extent. */
    private static final double SQUARE = 1.15;

    /**
     * Distance by which the square's centre lies above that of the landmarks, relative to the
     * square's side.
     */
    private static final double RAISE = 0.03;

    private static final int ROUNDS = 2;

    /** Index of each landmark in a mirrored face. */
    private static final int[] MIRRORED = Landmarks.mirrorOrder();

    private final ImageFunction network;

    LandmarkFinder(ImageFunction network) {
        this.network = network;
    }

    /**
     * Returns the landmarks on a square.
     *
     * @param square 112 x 112 RGB
     * @return positions in pixels of the square; (0, 0) is the upper left corner of its first pixel
     */
    Landmarks onSquare(FloatImage square) {
        float[] parts = network.apply(square).values();
        double[] points = new double[parts.length];
        for (int i = 0; i < points.length; i++) {
            points[i] = (double) parts[i] * SIDE;
        }
        return new Landmarks(points);
    }

    /**
     * Returns the landmarks of a face in a photograph.
     *
     * @param x column of the face's centre
     * @param y row of its centre
     * @param side side of a square around it, in pixels
     * @param angle clockwise rotation of the face, in radians
     */
    Landmarks around(PicturePyramid picture, double x, double y, double side, double angle) {
        Landmarks found = on(picture, square(x, y, side, angle));
        for (int round = 0; round < ROUNDS; round++) {
            found = again(picture, found, round == ROUNDS - 1);
        }
        return found;
    }

    private Landmarks again(PicturePyramid picture, Landmarks face, boolean alsoMirrored) {
        EyePositions eyes = face.eyes();
        double angle = Math.atan2(eyes.rightY() - eyes.leftY(), eyes.rightX() - eyes.leftX());
        Similarity turnBack = new Similarity(Math.cos(angle), -Math.sin(angle), 0, 0);
        Extent extent = Extent.of(face.through(turnBack));
        double side = SQUARE * Math.max(extent.width(), extent.height());
        double u = extent.middleX();
        double v = extent.middleY() - RAISE * side;
        Similarity turn = turnBack.inverse();
        Similarity square = square(turn.x(u, v), turn.y(u, v), side, angle);
        Landmarks found = on(picture, square);
        return alsoMirrored ? mean(found, onMirrored(picture, square)) : found;
    }

    private Landmarks on(PicturePyramid picture, Similarity square) {
        return inPhoto(onSquare(picture.part(square, SIDE, SIDE)), square);
    }

    private Landmarks onMirrored(PicturePyramid picture, Similarity square) {
        Landmarks found = onSquare(mirrored(picture.part(square, SIDE, SIDE)));
        double[] points = new double[2 * Landmarks.COUNT];
        for (int i = 0; i < Landmarks.COUNT; i++) {
            points[2 * i] = SIDE - found.x(MIRRORED[i]);
            points[2 * i + 1] = found.y(MIRRORED[i]);
        }
        return inPhoto(new Landmarks(points), square);
    }

    /** Converts the network's positions, whose origin is a pixel corner, to the photograph. */
    private static Landmarks inPhoto(Landmarks onSquare, Similarity square) {
        return onSquare.through(new Similarity(1, 0, -0.5, -0.5)).through(square);
    }

    private static Similarity square(double x, double y, double side, double angle) {
        double scale = side / SIDE;
        double a = scale * Math.cos(angle);
        double b = scale * Math.sin(angle);
        double middle = (SIDE - 1) / 2.0;
        return new Similarity(a, b, x - (a - b) * middle, y - (a + b) * middle);
    }

    private static FloatImage mirrored(FloatImage image) {
        float[] samples = image.samples();
        float[] mirror = new float[samples.length];
        int width = image.width();
        for (int i = 0; i < samples.length; i++) {
            int pixel = i / 3;
            int column = width - 1 - pixel % width;
            mirror[i] = samples[3 * (pixel - pixel % width + column) + i % 3];
        }
        return new FloatImage(width, image.height(), 3, mirror);
    }

    private static Landmarks mean(Landmarks a, Landmarks b) {
        double[] points = a.coordinates();
        double[] other = b.coordinates();
        for (int i = 0; i < points.length; i++) {
            points[i] = (points[i] + other[i]) / 2;
        }
        return new Landmarks(points);
    }

    /** The axis-aligned bounding box of landmarks. */
    record Extent(double left, double top, double right, double bottom) {

        static Extent of(Landmarks face) {
            double left = Double.POSITIVE_INFINITY;
            double top = Double.POSITIVE_INFINITY;
            double right = Double.NEGATIVE_INFINITY;
            double bottom = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < Landmarks.COUNT; i++) {
                left = Math.min(left, face.x(i));
                top = Math.min(top, face.y(i));
                right = Math.max(right, face.x(i));
                bottom = Math.max(bottom, face.y(i));
            }
            return new Extent(left, top, right, bottom);
        }

        double width() {
            return right - left;
        }

        double height() {
            return bottom - top;
        }

        double middleX() {
            return (left + right) / 2;
        }

        double middleY() {
            return (top + bottom) / 2;
        }
    }
}
