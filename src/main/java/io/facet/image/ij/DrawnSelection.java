package io.facet.image.ij;

import ij.gui.PointRoi;
import ij.gui.Roi;

/**
 * Draws detected boxes and points on a picture as ImageJ selections. Positions are in pixels; (0,
 * 0) is the centre of the first pixel.
 */
public final class DrawnSelection {

    /** Offset from the centre of a pixel, Facet's origin, to its corner, ImageJ's origin. */
    private static final double CORNER = 0.5;

    private DrawnSelection() {}

    /**
     * Returns a rectangle, whose edges may lie between pixels.
     *
     * @param name that lists of selections show
     * @param left edge
     * @param top edge
     * @param width above 0
     * @param height above 0
     */
    public static Roi box(String name, double left, double top, double width, double height) {
        Roi box = new Roi(left + CORNER, top + CORNER, width, height);
        box.setName(name);
        return box;
    }

    /**
     * Returns a point selection, whose points may lie between pixels.
     *
     * @param name that lists of selections show
     * @param coordinates x and y of every point, interleaved
     */
    public static PointRoi points(String name, double[] coordinates) {
        float[] x = new float[coordinates.length / 2];
        float[] y = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) coordinates[2 * i];
            y[i] = (float) coordinates[2 * i + 1];
        }
        PointRoi points = new PointRoi(x, y);
        points.setName(name);
        return points;
    }
}
