package io.facet.face;

/**
 * A continuous, invertible map of the plane: how positions in a crop and positions in its
 * photograph belong together. Positions are in pixels; a whole number is the middle of a pixel.
 */
public interface PlaneMap {

    /** Where a point goes: its x. */
    double x(double x, double y);

    /** Where a point goes: its y. */
    double y(double x, double y);

    /** The way back. */
    PlaneMap inverse();

    /** How many target pixels one source pixel is long, over all; above 0. */
    double scale();
}
