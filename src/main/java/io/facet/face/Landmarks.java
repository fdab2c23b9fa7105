package io.facet.face;

import io.facet.warp.PlaneMap;
import io.facet.warp.Similarity;
import java.util.Arrays;

/**
 * The 68 points of a face in the order of the iBUG 300-W annotation, from the viewer's left to
 * right: 0-16 jaw, 17-21 and 22-26 brows, 27-35 nose, 36-41 and 42-47 eyes, 48-59 outer and 60-67
 * inner lips. In pixels; (0, 0) is the middle of the first pixel. Immutable. Sagonas et al., 300
 * Faces in-the-Wild Challenge, ICCV Workshops 2013.
 *
 * @param coordinates x and y of every point, 136 numbers
 */
public record Landmarks(double[] coordinates) implements FaceLocation {

    /** How many points there are. */
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

    /** The landmarks of a location; where only the pupils are known, those of an average face. */
    public static Landmarks of(FaceLocation location) {
        return location instanceof Landmarks landmarks ? landmarks : MeanFace.at(location.eyes());
    }

    /** All x and y; a copy. */
    @Override
    public double[] coordinates() {
        return coordinates.clone();
    }

    /**
     * Column of a point.
     *
     * @param point 0..67
     */
    public double x(int point) {
        return coordinates[2 * point];
    }

    /**
     * Row of a point.
     *
     * @param point 0..67
     */
    public double y(int point) {
        return coordinates[2 * point + 1];
    }

    /** The middles of both eyes' outlines, which stand for the pupils. */
    @Override
    public EyePositions eyes() {
        return new EyePositions(meanX(36, 41), meanY(36, 41), meanX(42, 47), meanY(42, 47));
    }

    /** Mean column of the points from the first to the last, both included. */
    public double meanX(int first, int last) {
        return mean(first, last, 0);
    }

    /** Mean row of the points from the first to the last, both included. */
    public double meanY(int first, int last) {
        return mean(first, last, 1);
    }

    /** These points where a map brings them. */
    public Landmarks through(PlaneMap map) {
        double[] moved = new double[coordinates.length];
        for (int i = 0; i < COUNT; i++) {
            moved[2 * i] = map.x(x(i), y(i));
            moved[2 * i + 1] = map.y(x(i), y(i));
        }
        return new Landmarks(moved);
    }

    /** Eyes beside each other, with nose and mouth below them, in the proportions of a face. */
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
        double mouth = face.meanY(48, 59);
        double nose = face.y(33);
        double jaw = face.y(8);
        return nose > 0.2 && mouth > nose && jaw > mouth && jaw < 4;
    }

    /**
     * Returns the symmetry of the 68 points: for each, the index of the point that lies there in a
     * mirror.
     */
    public static int[] mirrorOrder() {
        int[] order = new int[COUNT];
        int[][] rows = {{0, 16}, {17, 26}, {31, 35}, {48, 54}, {60, 64}};
        for (int[] row : rows) {
            for (int i = row[0]; i <= row[1]; i++) {
                order[i] = row[0] + row[1] - i;
            }
        }
        for (int i = 27; i <= 30; i++) {
            order[i] = i;
        }
        int[][] pairs = {
            {36, 45}, {37, 44}, {38, 43}, {39, 42}, {40, 47}, {41, 46}, {55, 59}, {56, 58},
            {57, 57}, {65, 67}, {66, 66}
        };
        for (int[] pair : pairs) {
            order[pair[0]] = pair[1];
            order[pair[1]] = pair[0];
        }
        return order;
    }

    private double mean(int first, int last, int axis) {
        double sum = 0;
        for (int i = first; i <= last; i++) {
            sum += coordinates[2 * i + axis];
        }
        return sum / (last - first + 1);
    }

    /** Two are equal when all their coordinates are. */
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
