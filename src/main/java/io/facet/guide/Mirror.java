package io.facet.guide;

/** The symmetry of the 68 iBUG landmarks: which landmark lies where after left and right change. */
final class Mirror {

    private static final int[] ORDER = order();

    private Mirror() {}

    private static int[] order() {
        int[] order = new int[68];
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

    /** Returns points or displacements in face units seen in a mirror. */
    static double[] of(double[] points) {
        double[] mirrored = new double[points.length];
        for (int i = 0; i < ORDER.length; i++) {
            mirrored[2 * i] = -points[2 * ORDER[i]];
            mirrored[2 * i + 1] = points[2 * ORDER[i] + 1];
        }
        return mirrored;
    }

    /** Returns the mean of points or displacements and their mirror image. */
    static double[] symmetric(double[] points) {
        double[] mean = of(points);
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (mean[i] + points[i]) / 2;
        }
        return mean;
    }
}
