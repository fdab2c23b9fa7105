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
 * What a user selected in ImageJ, on a picture or in a file.
 *
 * <p>ImageJ counts the points of a point selection from the middle of the first pixel, as Facet
 * does: its (0, 0) is that middle, whether the points are whole or not. (Of an area's outline (0,
 * 0) is the first pixel's upper left corner instead; the class {@link Roi} says so.) So points are
 * taken over as they are.
 */
public final class Selection {

    /** What a selection can tell Facet. */
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
     * A selection on a picture.
     *
     * @param onPlane of which planes, counted from 1, the points of a stack are taken
     */
    static Selection of(Roi roi, IntPredicate onPlane) {
        return new Selection(roi, onPlane, "The selection", "");
    }

    /**
     * A selection on a picture, with all its points, whichever slice of a stack they were marked
     * on.
     */
    public static Selection of(Roi roi) {
        return of(roi, plane -> true);
    }

    /**
     * A selection in a file.
     *
     * @param file as the beginning of a sentence
     */
    static Selection inFile(Roi roi, String file) {
        return new Selection(roi, plane -> true, file, " and save %s as a selection");
    }

    /**
     * What kind it is.
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
     * The points of a point selection, in the order in which they were marked.
     *
     * @return x and y of every point, interleaved, in pixels; (0, 0) is the middle of the first one
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
     * @param plane that a point was marked on; 0 if it is on all
     */
    private boolean isTaken(int plane) {
        return plane == 0 || onPlane.test(plane);
    }

    /**
     * The pixels of an area selection, as ImageJ counts them.
     *
     * @param width of the picture that it is on, in pixels; what lies beside the picture is left
     *     out
     * @param height of the picture
     * @return 1 where the picture is selected and 0 elsewhere
     * @throws FacetException if it is another kind of selection, or selects nothing of the picture
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
                // A rectangle has no shape of its own.
                boolean selected = shape == null || shape.get(x - box.x, y - box.y) != 0;
                values[y * width + x] = selected ? 1 : 0;
            }
        }
        return new PhotoMask(width, height, values);
    }

    /**
     * The box around an area, in pixels; (0, 0) is the middle of the first pixel.
     *
     * @param left of it, at the left edge of its first column
     * @param top of it
     * @param width of it
     * @param height of it
     */
    public record Box(double left, double top, double width, double height) {}

    /** The box around it. */
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

    /** ImageJ calls texts and pictures rectangles. */
    private String name() {
        if (roi instanceof TextRoi) {
            return "Text";
        }
        return roi instanceof ImageRoi ? "Image" : roi.getTypeAsString();
    }
}
