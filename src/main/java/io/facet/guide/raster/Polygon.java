package io.facet.guide.raster;

/** Closed polygons, x and y interleaved. */
public final class Polygon {

    private Polygon() {}

    /** Returns the distance from the nearest edge, positive inside and negative outside. */
    public static double depth(double[] corners, double x, double y) {
        int n = corners.length / 2;
        double least = Double.POSITIVE_INFINITY;
        boolean inside = false;
        for (int i = 0, j = n - 1; i < n; j = i++) {
            double x0 = corners[2 * j];
            double y0 = corners[2 * j + 1];
            double dx = corners[2 * i] - x0;
            double dy = corners[2 * i + 1] - y0;
            double length = dx * dx + dy * dy;
            double t = length == 0 ? 0 : ((x - x0) * dx + (y - y0) * dy) / length;
            t = Math.max(0, Math.min(1, t));
            double ex = x - x0 - t * dx;
            double ey = y - y0 - t * dy;
            least = Math.min(least, ex * ex + ey * ey);
            if ((corners[2 * i + 1] > y) != (y0 > y) && x < x0 + dx * (y - y0) / dy) {
                inside = !inside;
            }
        }
        return inside ? Math.sqrt(least) : -Math.sqrt(least);
    }

    /** Returns the smallest rectangle around a polygon: left, top, right, bottom. */
    public static double[] bounds(double[] corners) {
        double[] box = {
            Double.POSITIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.NEGATIVE_INFINITY
        };
        for (int i = 0; i < corners.length; i += 2) {
            box[0] = Math.min(box[0], corners[i]);
            box[1] = Math.min(box[1], corners[i + 1]);
            box[2] = Math.max(box[2], corners[i]);
            box[3] = Math.max(box[3], corners[i + 1]);
        }
        return box;
    }
}
