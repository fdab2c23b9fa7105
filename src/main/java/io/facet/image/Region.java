package io.facet.image;

/**
 * A rectangle of pixels.
 *
 * @param x its leftmost column
 * @param y its topmost row
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
public record Region(int x, int y, int width, int height) {

    /**
     * @throws IllegalArgumentException if a size is not positive
     */
    public Region {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("no region is " + width + " x " + height);
        }
    }

    /** Returns the number of pixels. */
    public int area() {
        return Math.multiplyExact(width, height);
    }

    /**
     * Returns the index of a pixel of the picture in a plane of this region.
     *
     * @param column of the picture, inside the region
     * @param row of the picture, inside the region
     */
    public int index(int column, int row) {
        return (row - y) * width + column - x;
    }

    /**
     * Checks that the region lies inside a picture.
     *
     * @throws IndexOutOfBoundsException if a part of it lies outside a picture of this size
     */
    void requireInside(int pictureWidth, int pictureHeight) {
        boolean inside =
                x >= 0 && y >= 0 && x <= pictureWidth - width && y <= pictureHeight - height;
        if (!inside) {
            throw new IndexOutOfBoundsException(
                    this + " lies outside %s x %s".formatted(pictureWidth, pictureHeight));
        }
    }
}
