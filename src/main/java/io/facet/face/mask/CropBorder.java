package io.facet.face.mask;

import io.facet.warp.Smoothstep;

/**
 * The border of a crop, where made masks fall smoothly to exactly 0 so that no edit leaves a seam
 * in the photograph.
 *
 * @param size S, the side of the crop in pixels
 */
record CropBorder(int size) {

    /** Pixels at each border that a made mask leaves out. */
    private static final int WIDTH = 3;

    /** Of the crop's side: how far inwards from there a made mask rises to 1. */
    private static final double FEATHER = 1 / 16.0;

    /** 0 in the border, 1 well inside the crop, and smooth between. */
    double weight(double x, double y) {
        double inwards = Math.min(Math.min(x, size - 1 - x), Math.min(y, size - 1 - y));
        return Smoothstep.at((inwards - (WIDTH - 1)) / Math.max(1, FEATHER * size));
    }
}
