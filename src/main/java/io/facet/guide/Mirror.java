package io.facet.guide;

import io.facet.face.Landmarks;

/** The symmetry of the 68 iBUG landmarks: their mirror images with left and right exchanged. */
public final class Mirror {

    private static final int[] ORDER = Landmarks.mirrorOrder();

    private Mirror() {}

    /** Returns the mirror image of points or displacements in face units. */
    public static double[] of(double[] points) {
        double[] mirrored = new double[points.length];
        for (int i = 0; i < ORDER.length; i++) {
            mirrored[2 * i] = -points[2 * ORDER[i]];
            mirrored[2 * i + 1] = points[2 * ORDER[i] + 1];
        }
        return mirrored;
    }

    /** Returns the mean of points or displacements and their mirror image. */
    public static double[] symmetric(double[] points) {
        double[] mean = of(points);
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (mean[i] + points[i]) / 2;
        }
        return mean;
    }
}
