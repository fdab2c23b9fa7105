package io.facet.face.mask;

import io.facet.warp.Smoothstep;

/**
 * The border of a crop, in which generated masks fall smoothly to exactly 0 so that no edit leaves
 * a seam in the photograph.
 *
 * @param size S, the side of the crop in pixels
 */
record CropBorder(int size) {

    /** Width, in pixels, of each border in which a generated mask is 0. */
    private static final int WIDTH = 3;

    /** Width over which a generated mask rises from there to 1, relative to the crop's side. */
    private static final double FEATHER = 1 / 16.0;

    /** Returns 0 in the border, 1 well inside the crop, and a smooth transition between. */
    double weight(double x, double y) {
        double inwards = Math.min(Math.min(x, size - 1 - x), Math.min(y, size - 1 - y));
        return Smoothstep.at((inwards - (WIDTH - 1)) / Math.max(1, FEATHER * size));
    }
}
