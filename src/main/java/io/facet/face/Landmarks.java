package io.facet.face;

import io.facet.warp.PlaneMap;
import io.facet.warp.Similarity;
import java.util.Arrays;
import java.util.Optional;

/**
 * The 68 points of a face in the order of the iBUG 300-W annotation, which {@link FaceFeature}
 * names. Positions are in pixels; (0, 0) is the centre of the first pixel. Immutable. Sagonas et
 * al., 300 Faces in-the-Wild Challenge, ICCV Workshops 2013.
 *
 * @param coordinates x and y of every point, 136 numbers
 */
public record Landmarks(double[] coordinates) implements FaceLocation {

    /** Number of points. */
    public static final int COUNT = 68;

    /**
     * @throws IllegalArgumentException if there are not 136 finite numbers
     */
    public Landmarks {
        if (coordinates.length != 2 * COUNT
                || !Arrays.stream(coordinates).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("no 68 points: " + Arrays.toString(coordinates));
        }
        coordinates = coordinates.clone();
    }

    /** Returns a copy of all x and y, interleaved. */
    @Override
    public double[] coordinates() {
        return coordinates.clone();
    }

    /**
     * Returns the column of a point.
     *
     * @param point 0..67
     */
    public double x(int point) {
        return coordinates[2 * point];
    }

    /**
     * Returns the row of a point.
     *
     * @param point 0..67
     */
    public double y(int point) {
        return coordinates[2 * point + 1];
    }

    /** Returns the centres of both eyes' outlines, which stand for the pupils. */
    @Override
    public EyePositions eyes() {
        return new EyePositions(
                meanX(FaceFeature.LEFT_EYE),
                meanY(FaceFeature.LEFT_EYE),
                meanX(FaceFeature.RIGHT_EYE),
                meanY(FaceFeature.RIGHT_EYE));
    }

    /** Returns these landmarks. */
    @Override
    public Optional<Landmarks> landmarks() {
        return Optional.of(this);
    }

    /** Returns the mean column of a feature's points. */
    public double meanX(FaceFeature feature) {
        return meanX(feature.first(), feature.last());
    }

    /** Returns the mean row of a feature's points. */
    public double meanY(FaceFeature feature) {
        return meanY(feature.first(), feature.last());
    }

    /** Returns the mean column of the points from the first to the last, inclusive. */
    public double meanX(int first, int last) {
        return mean(first, last, 0);
    }

    /** Returns the mean row of the points from the first to the last, inclusive. */
    public double meanY(int first, int last) {
        return mean(first, last, 1);
    }

    @Override
    public Landmarks through(PlaneMap map) {
        double[] moved = new double[coordinates.length];
        for (int i = 0; i < COUNT; i++) {
            moved[2 * i] = map.x(x(i), y(i));
            moved[2 * i + 1] = map.y(x(i), y(i));
        }
        return new Landmarks(moved);
    }

    /**
     * Returns whether the eyes lie side by side, with nose and mouth below them, in the proportions
     * of a face.
     */
    public boolean isPlausible() {
        EyePositions eyes = eyes();
        double distance = eyes.distance();
        if (!(distance > 0)) {
            return false;
        }
        Similarity upright =
                Similarity.between(
                        new double[] {eyes.leftX(), eyes.leftY(), eyes.rightX(), eyes.rightY()},
                        new double[] {-0.5, 0, 0.5, 0});
        Landmarks face = through(upright);
        double mouth = face.meanY(FaceFeature.OUTER_LIPS);
        double nose = face.y(FaceFeature.SUBNASALE.first());
        double jaw = face.y(FaceFeature.CHIN.first());
        return nose > 0.2 && mouth > nose && jaw > mouth && jaw < 4;
    }

    /**
     * Returns the permutation that mirrors the 68 points: for each point, the index of the one that
     * takes its place in the mirror image.
     */
    public static int[] mirrorOrder() {
        int[] order = new int[COUNT];
        mirrorRun(order, FaceFeature.JAW, FaceFeature.JAW);
        mirrorRun(order, FaceFeature.LEFT_BROW, FaceFeature.RIGHT_BROW);
        FaceFeature.NOSE_BRIDGE.indices().forEach(i -> order[i] = i);
        mirrorRun(order, FaceFeature.NOSE_BASE, FaceFeature.NOSE_BASE);
        mirrorRing(order, FaceFeature.LEFT_EYE, FaceFeature.RIGHT_EYE);
        mirrorRing(order, FaceFeature.RIGHT_EYE, FaceFeature.LEFT_EYE);
        mirrorRing(order, FaceFeature.OUTER_LIPS, FaceFeature.OUTER_LIPS);
        mirrorRing(order, FaceFeature.INNER_LIPS, FaceFeature.INNER_LIPS);
        return order;
    }

    private static void mirrorRun(int[] order, FaceFeature left, FaceFeature right) {
        for (int i = left.first(); i <= right.last(); i++) {
            order[i] = left.first() + right.last() - i;
        }
    }

    /**
     * Fills in the mirror order of a ring of points. Rings run clockwise from their left corner,
     * and their right corner is halfway around.
     */
    private static void mirrorRing(int[] order, FaceFeature ring, FaceFeature mirrored) {
        int count = ring.count();
        for (int i = 0; i < count; i++) {
            order[ring.first() + i] = mirrored.first() + Math.floorMod(count / 2 - i, count);
        }
    }

    private double mean(int first, int last, int axis) {
        double sum = 0;
        for (int i = first; i <= last; i++) {
            sum += coordinates[2 * i + axis];
        }
        return sum / (last - first + 1);
    }

    /** Compares all coordinates. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Landmarks that && Arrays.equals(coordinates, that.coordinates);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(coordinates);
    }

    @Override
    public String toString() {
        return "Landmarks" + Arrays.toString(coordinates);
    }
}
