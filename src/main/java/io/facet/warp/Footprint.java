package io.facet.warp;

import io.facet.image.Photograph;
import io.facet.image.Region;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds the pixels of a photograph that a crop's pixels reach when the crop is resampled into it by
 * {@link CubicTaps}. Beyond its border the crop is 0. Immutable.
 */
public final class Footprint {

    /** Points of each of the crop's four borders that are mapped into the photograph. */
    private static final int BORDER_POINTS = 64;

    private final int size;
    private final PlaneMap cropToPhoto;
    private final PlaneMap photoToCrop;
    private final double stretch;
    private final int width;
    private final int height;

    /**
     * @param size S, the side of the crop in pixels, at least 1
     * @param cropToPhoto map from the crop's pixels to the photograph's
     * @param width columns of the photograph, at least 1
     * @param height rows of the photograph, at least 1
     * @throws IllegalArgumentException if a size is not positive
     */
    public Footprint(int size, PlaneMap cropToPhoto, int width, int height) {
        if (size < 1 || width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "a crop of %s in a photograph of %s x %s".formatted(size, width, height));
        }
        this.size = size;
        this.cropToPhoto = cropToPhoto;
        this.photoToCrop = cropToPhoto.inverse();
        this.stretch = CubicTaps.stretch(photoToCrop);
        this.width = width;
        this.height = height;
    }

    /**
     * Creates the footprint in a photograph of the given one's size.
     *
     * @param size S, the side of the crop in pixels, at least 1
     * @param cropToPhoto map from the crop's pixels to the photograph's
     * @param photo the photograph, of which only width and height are used
     */
    public Footprint(int size, PlaneMap cropToPhoto, Photograph photo) {
        this(size, cropToPhoto, photo.width(), photo.height());
    }

    /** Receives a pixel of the photograph with the taps of the crop that interpolate it. */
    @FunctionalInterface
    public interface Visitor {

        /**
         * Visits one pixel.
         *
         * @param pixel row-major index of the pixel in the photograph
         * @param columns the crop's columns that reach it, at least one, all inside the crop
         * @param rows the crop's rows that reach it, at least one, all inside the crop
         */
        void visit(int pixel, CubicTaps columns, CubicTaps rows);
    }

    /**
     * Returns the part of the photograph that contains all pixels to visit; empty if the crop lies
     * outside the photograph.
     */
    public Optional<Region> region() {
        int[] box = boundingBox();
        boolean empty = box[0] > box[2] || box[1] > box[3];
        return empty
                ? Optional.empty()
                : Optional.of(new Region(box[0], box[1], box[2] - box[0] + 1, box[3] - box[1] + 1));
    }

    /**
     * Visits every pixel that a sample of the crop reaches. Several threads visit different rows
     * concurrently, so the visitor must be thread-safe and must not depend on the order.
     */
    public void visit(Visitor visitor) {
        int[] box = boundingBox();
        IntStream.rangeClosed(box[1], box[3])
                .parallel()
                .forEach(
                        y -> {
                            for (int x = box[0]; x <= box[2]; x++) {
                                visitPixel(x, y, visitor);
                            }
                        });
    }

    /**
     * Returns which pixels of the photograph read at least one marked sample of the crop.
     *
     * @param marked S x S, row-major
     * @return width x height, row-major
     * @throws IllegalArgumentException if there are not S x S marks
     */
    public boolean[] of(boolean[] marked) {
        if (marked.length != size * size) {
            throw new IllegalArgumentException(
                    "%s marks for %s x %s".formatted(marked.length, size, size));
        }
        boolean[] reached = new boolean[width * height];
        visit((pixel, columns, rows) -> reached[pixel] = anyMarked(marked, columns, rows));
        return reached;
    }

    private void visitPixel(int x, int y, Visitor visitor) {
        double u = photoToCrop.x(x, y);
        double v = photoToCrop.y(x, y);
        if (!isReached(u) || !isReached(v)) {
            return;
        }
        CubicTaps columns = CubicTaps.at(u, stretch).cutTo(size);
        CubicTaps rows = CubicTaps.at(v, stretch).cutTo(size);
        if (columns.weights().length > 0 && rows.weights().length > 0) {
            visitor.visit(y * width + x, columns, rows);
        }
    }

    private boolean isReached(double position) {
        double reach = CubicTaps.REACH * stretch;
        return position > -reach && position < size - 1 + reach;
    }

    /** Returns left, top, right and bottom of the part of the photograph to visit, inclusive. */
    private int[] boundingBox() {
        double low = -CubicTaps.REACH * stretch;
        double high = size - 1 + CubicTaps.REACH * stretch;
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        // A nonlinear map may reach farthest between the corners, so the whole border is mapped.
        for (int i = 0; i < 4 * BORDER_POINTS; i++) {
            double along = low + (high - low) * (i % BORDER_POINTS) / BORDER_POINTS;
            double[] point =
                    switch (i / BORDER_POINTS) {
                        case 0 -> new double[] {along, low};
                        case 1 -> new double[] {high, along};
                        case 2 -> new double[] {low + high - along, high};
                        default -> new double[] {low, low + high - along};
                    };
            double x = cropToPhoto.x(point[0], point[1]);
            double y = cropToPhoto.y(point[0], point[1]);
            left = Math.min(left, x);
            top = Math.min(top, y);
            right = Math.max(right, x);
            bottom = Math.max(bottom, y);
        }
        return new int[] {
            (int) Math.max(0, Math.floor(left)),
            (int) Math.max(0, Math.floor(top)),
            (int) Math.min(width - 1, Math.ceil(right)),
            (int) Math.min(height - 1, Math.ceil(bottom))
        };
    }

    private boolean anyMarked(boolean[] marked, CubicTaps columns, CubicTaps rows) {
        for (int row = 0; row < rows.weights().length; row++) {
            int offset = (rows.first() + row) * size + columns.first();
            for (int column = 0; column < columns.weights().length; column++) {
                boolean read = rows.weights()[row] != 0 && columns.weights()[column] != 0;
                if (read && marked[offset + column]) {
                    return true;
                }
            }
        }
        return false;
    }
}
