package io.facet.dataset;

/**
 * The square crop of every picture that becomes the network's input, in pixels of the picture.
 *
 * @param left x of the square's left edge
 * @param top y of the square's top edge
 * @param side length of its sides
 */
public record Frame(double left, double top, double side) {

    /**
     * Returns the sampling grid that scales the square to {@code size} pixels a side; see {@link
     * PixelStore#sample}.
     *
     * @param mirrored whether left and right are exchanged
     */
    public double[] grid(int size, boolean mirrored) {
        double step = side / size;
        double first = left + step / 2 - 0.5;
        double last = left + side - step / 2 - 0.5;
        return new double[] {
            mirrored ? -step : step, 0, mirrored ? last : first, 0, step, top + step / 2 - 0.5
        };
    }

    /** Returns the x coordinate in the picture, in pixels, of x in the network's input. */
    public double pictureX(double x, int size) {
        return left + (x + 0.5) * side / size - 0.5;
    }

    /** Returns the y coordinate in the picture, in pixels, of y in the network's input. */
    public double pictureY(double y, int size) {
        return top + (y + 0.5) * side / size - 0.5;
    }
}
