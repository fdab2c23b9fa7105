package io.facet.guide.canvas;

import io.facet.guide.raster.Samples;

/**
 * The pixels of a face on which a {@code Composition} is computed: the network's crop or a part of
 * the photograph. Samples are encoded, 0 black to 1 white.
 */
public abstract class Canvas {

    private final int width;
    private final int height;
    private final Samples[] bands;

    Canvas(int width, int height, Samples[] bands) {
        this.width = width;
        this.height = height;
        this.bands = bands;
    }

    public final int width() {
        return width;
    }

    public final int height() {
        return height;
    }

    /** Returns grey, or red, green, blue; never written to. */
    public final Samples[] bands() {
        return bands;
    }

    /** Returns x of a pixel in face units. */
    public abstract double faceX(int x, int y);

    /** Returns y of a pixel in face units. */
    public abstract double faceY(int x, int y);

    /** Returns the column of a position in face units. */
    public abstract double column(double faceX, double faceY);

    /** Returns the row of a position in face units. */
    public abstract double row(double faceX, double faceY);

    /** Returns the {@link #column} of a pixel's own position. */
    public double ownColumn(int x, int y) {
        return column(faceX(x, y), faceY(x, y));
    }

    /** Returns the {@link #row} of a pixel's own position. */
    public double ownRow(int x, int y) {
        return row(faceX(x, y), faceY(x, y));
    }

    /** Returns the weight with which a pixel may change: 0 not at all, 1 fully. */
    public abstract double mask(int x, int y);

    /** Returns the side of a pixel, in face units. */
    public abstract double pitch();
}
