package io.facet.face.find;

import io.facet.image.FloatImage;
import io.facet.network.FeatureMap;
import io.facet.network.ImageFunction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Decodes the output of face-api's tiny face detector: five anchors for each cell of 32 x 32
 * pixels, as in Redmon and Farhadi, YOLO9000, CVPR 2017, section 2.
 */
final class FaceDetector {

    /** Side of a cell in pixels; the sides of a picture must be multiples of it. */
    static final int CELL = 32;

    private static final double[][] ANCHORS = {
        {1.603231, 2.094468},
        {6.041143, 7.080126},
        {2.882459, 3.518061},
        {4.266906, 5.178857},
        {9.041765, 10.66308}
    };

    /** Intersection over union above which two boxes are the same face. */
    private static final double OVERLAP = 0.4;

    private static final int NUMBERS = 5;

    private final ImageFunction network;

    FaceDetector(ImageFunction network) {
        this.network = network;
    }

    /**
     * A box around a face, in pixels of the picture; (0, 0) is the upper left corner of the first
     * pixel.
     *
     * @param score confidence, 0..1
     */
    record Box(double left, double top, double width, double height, double score) {

        double overlap(Box other) {
            double across =
                    Math.min(left + width, other.left + other.width) - Math.max(left, other.left);
            double down =
                    Math.min(top + height, other.top + other.height) - Math.max(top, other.top);
            double common = Math.max(0, across) * Math.max(0, down);
            return common / (width * height + other.width * other.height - common);
        }
    }

    /**
     * Returns boxes around faces by decreasing score, after non-maximum suppression.
     *
     * @param picture a picture whose sides are multiples of {@link #CELL}
     * @param least smallest score of a returned box
     */
    List<Box> boxes(FloatImage picture, double least) {
        FeatureMap grid = network.apply(picture);
        List<Box> found = new ArrayList<>();
        for (int i = 0; i < grid.positions() * ANCHORS.length; i++) {
            double score = sigmoid(grid.values()[i * NUMBERS + 4]);
            if (score > least) {
                found.add(box(grid, i, score));
            }
        }
        found.sort(Comparator.comparingDouble(Box::score).reversed());
        List<Box> kept = new ArrayList<>();
        for (Box box : found) {
            if (kept.stream().noneMatch(better -> better.overlap(box) > OVERLAP)) {
                kept.add(box);
            }
        }
        return kept;
    }

    private static Box box(FeatureMap grid, int i, double score) {
        int cell = i / ANCHORS.length;
        double[] anchor = ANCHORS[i % ANCHORS.length];
        int k = i * NUMBERS;
        float[] values = grid.values();
        double x = (cell % grid.width() + sigmoid(values[k])) * CELL;
        double y = (cell / grid.width() + sigmoid(values[k + 1])) * CELL;
        double width = Math.exp(values[k + 2]) * anchor[0] * CELL;
        double height = Math.exp(values[k + 3]) * anchor[1] * CELL;
        return new Box(x - width / 2, y - height / 2, width, height, score);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
