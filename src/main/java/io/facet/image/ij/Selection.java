package io.facet.image.ij;

import ij.gui.ImageRoi;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.process.FloatPolygon;
import ij.process.ImageProcessor;
import io.facet.FacetException;
import io.facet.image.PhotoMask;
import java.awt.Rectangle;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Represents an ImageJ selection, on a picture or in a file.
 *
 * <p>In a point selection of ImageJ, (0, 0) is the centre of the first pixel, as in Facet, whether
 * the coordinates are integers or not, so points are used unchanged. In the outline of an area, (0,
 * 0) is the upper left corner of the first pixel instead (see {@link Roi}).
 */
public final class Selection {

    /** The kinds of selection that Facet can use. */
    public enum Kind {
        POINTS,
        AREA
    }

    private final Roi roi;
    private final IntPredicate onPlane;
    private final String holder;
    private final String keeping;

    private Selection(Roi roi, IntPredicate onPlane, String holder, String keeping) {
        this.roi = roi;
        this.onPlane = onPlane;
        this.holder = holder;
        this.keeping = keeping;
    }

    /**
     * Returns a selection on a picture.
     *
     * @param onPlane whether to use the points on a plane of a stack, counted from 1
     */
    static Selection of(Roi roi, IntPredicate onPlane) {
        return new Selection(roi, onPlane, "The selection", "");
    }

    /** Returns a selection on a picture, with the points of all slices of a stack. */
    public static Selection of(Roi roi) {
        return of(roi, plane -> true);
    }

    /**
     * Returns a selection in a file.
     *
     * @param file names the file at the start of an error message
     */
    static Selection inFile(Roi roi, String file) {
        return new Selection(roi, plane -> true, file, " and save %s as a selection");
    }

    /**
     * Returns the kind of the selection.
     *
     * @throws FacetException if it is a line, an angle, a text or a picture
     */
    public Kind kind() {
        if (isPoints()) {
            return Kind.POINTS;
        }
        if (isArea()) {
            return Kind.AREA;
        }
        throw new FacetException(
                ("%s is of the kind %s, which shows neither points nor an area. Mark points with"
                                + " ImageJ's multi-point tool, or draw an area, with the freehand"
                                + " tool for example.")
                        .formatted(holder, name()));
    }

    /**
     * Returns the points of a point selection, in the order in which they were marked.
     *
     * @return x and y of every point, interleaved, in pixels; (0, 0) is the centre of the first
     *     pixel
     * @throws FacetException if it is another kind of selection
     */
    public double[] points() {
        if (!isPoints()) {
            throw new FacetException(
                    ("%s holds no points but a selection of the kind %s. Mark points with ImageJ's"
                                    + " multi-point tool%s.")
                            .formatted(holder, name(), keeping.formatted("them")));
        }
        PointRoi marked = (PointRoi) roi;
        FloatPolygon polygon = marked.getFloatPolygon();
        return IntStream.range(0, polygon.npoints)
                .filter(i -> isTaken(marked.getPointPosition(i)))
                .boxed()
                .flatMapToDouble(i -> DoubleStream.of(polygon.xpoints[i], polygon.ypoints[i]))
                .toArray();
    }

    /**
     * Returns whether a point is used.
     *
     * @param plane the plane that the point was marked on; 0 for all planes
     */
    private boolean isTaken(int plane) {
        return plane == 0 || onPlane.test(plane);
    }

    /**
     * Returns the mask of an area selection, with the same pixels as in ImageJ.
     *
     * @param width width of the picture in pixels; parts of the selection outside the picture are
     *     ignored
     * @param height height of the picture in pixels
     * @return 1 where the picture is selected and 0 elsewhere
     * @throws FacetException if it is another kind of selection, or selects no pixel of the picture
     */
    public PhotoMask area(int width, int height) {
        if (!isArea()) {
            throw new FacetException(
                    ("%s holds no area but a selection of the kind %s. Draw an area, with ImageJ's"
                                    + " freehand tool for example%s.")
                            .formatted(
                                    holder,
                                    name(),
                                    keeping.isEmpty() ? "" : "," + keeping.formatted("it")));
        }
        Rectangle box = roi.getBounds();
        Rectangle inside = box.intersection(new Rectangle(width, height));
        if (inside.isEmpty() || box.width > 2 * width || box.height > 2 * height) {
            throw new FacetException(
                    ("%s selects %s x %s pixels from (%s, %s) on, which do not fit the photograph"
                                    + " of %s x %s. Draw the area on this photograph.")
                            .formatted(holder, box.width, box.height, box.x, box.y, width, height));
        }
        ImageProcessor shape = roi.getMask();
        float[] values = new float[width * height];
        for (int y = inside.y; y < inside.y + inside.height; y++) {
            for (int x = inside.x; x < inside.x + inside.width; x++) {
                // A rectangle has no mask.
                boolean selected = shape == null || shape.get(x - box.x, y - box.y) != 0;
                values[y * width + x] = selected ? 1 : 0;
            }
        }
        return new PhotoMask(width, height, values);
    }

    /**
     * Represents the bounding box of an area, in pixels; (0, 0) is the centre of the first pixel.
     *
     * @param left the left edge of its first column
     * @param top the top edge of its first row
     * @param width its width
     * @param height its height
     */
    public record Box(double left, double top, double width, double height) {}

    /** Returns the bounding box of the selection. */
    public Box box() {
        Rectangle bounds = roi.getBounds();
        return new Box(bounds.x - 0.5, bounds.y - 0.5, bounds.width, bounds.height);
    }

    private boolean isPoints() {
        return roi instanceof PointRoi;
    }

    private boolean isArea() {
        return roi.isArea() && !(roi instanceof TextRoi) && !(roi instanceof ImageRoi);
    }

    /** Returns the name of the kind; ImageJ reports text and image selections as rectangles. */
    private String name() {
        if (roi instanceof TextRoi) {
            return "Text";
        }
        return roi instanceof ImageRoi ? "Image" : roi.getTypeAsString();
    }
}
