package io.facet.warp;

/**
 * Maps positions of one picture to positions of another, such as those of a crop to those of its
 * photograph. The map is continuous and invertible. Positions are in pixels; a whole number is the
 * middle of a pixel.
 */
public interface PlaneMap {

    /** Returns the x of the image of (x, y), in pixels of the target. */
    double x(double x, double y);

    /** Returns the y of the image of (x, y), in pixels of the target. */
    double y(double x, double y);

    /** Returns the map from the target back to the source. */
    PlaneMap inverse();

    /** Returns the length of a source pixel in target pixels, averaged over the plane; above 0. */
    double scale();
}
