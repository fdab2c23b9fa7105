package io.facet.face;

/**
 * The inner edges of a face's lips in its crop. Positions are told along the line between the
 * corners of the mouth, -1 at the left one and 1 at the right one, and across it, in pixels of the
 * crop, downwards. Where the mouth is closed both edges are one. Immutable.
 */
final class Lips {

    /** Landmarks of the edges from the left corner to the right one. */
    private static final int[] UPPER = {60, 61, 62, 63, 64};

    private static final int[] LOWER = {60, 67, 66, 65, 64};

    private final double middleX;
    private final double middleY;
    private final double directionX;
    private final double directionY;
    private final double halfLength;
    private final Edge upper;
    private final Edge lower;

    /**
     * @param face landmarks in the crop
     */
    Lips(Landmarks face) {
        double dx = (face.x(UPPER[4]) - face.x(UPPER[0])) / 2;
        double dy = (face.y(UPPER[4]) - face.y(UPPER[0])) / 2;
        // A mouth seen from beside may have its corners in one place.
        halfLength = Math.max(1, Math.hypot(dx, dy));
        directionX = Math.hypot(dx, dy) < 1 ? 1 : dx / halfLength;
        directionY = Math.hypot(dx, dy) < 1 ? 0 : dy / halfLength;
        middleX = (face.x(UPPER[4]) + face.x(UPPER[0])) / 2;
        middleY = (face.y(UPPER[4]) + face.y(UPPER[0])) / 2;
        upper = edge(face, UPPER);
        lower = edge(face, LOWER);
    }

    private Edge edge(Landmarks face, int[] points) {
        double[] along = new double[points.length];
        double[] across = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            along[i] = along(face.x(points[i]), face.y(points[i]));
            across[i] = across(face.x(points[i]), face.y(points[i]));
        }
        return new Edge(along, across);
    }

    double along(double x, double y) {
        return ((x - middleX) * directionX + (y - middleY) * directionY) / halfLength;
    }

    double across(double x, double y) {
        return (y - middleY) * directionX - (x - middleX) * directionY;
    }

    double x(double along, double across) {
        return middleX + along * halfLength * directionX - across * directionY;
    }

    double y(double along, double across) {
        return middleY + along * halfLength * directionY + across * directionX;
    }

    /** Where the upper lip ends. */
    double upper(double along) {
        return Math.min(upper.at(along), middle(along));
    }

    /** Where the lower lip begins; not above the upper one's end, however landmarks may lie. */
    double lower(double along) {
        return Math.max(lower.at(along), middle(along));
    }

    private double middle(double along) {
        return (upper.at(along) + lower.at(along)) / 2;
    }

    /** A curve through points, by the cubic of Catmull and Rom. */
    private record Edge(double[] along, double[] across) {

        double at(double position) {
            int last = along.length - 1;
            if (position <= along[0]) {
                return across[0];
            }
            if (position >= along[last]) {
                return across[last];
            }
            int i = 0;
            while (i < last - 1 && position > along[i + 1]) {
                i++;
            }
            double length = along[i + 1] - along[i];
            double t = length > 0 ? (position - along[i]) / length : 0;
            t = Math.max(0, Math.min(1, t));
            double before = across[Math.max(0, i - 1)];
            double here = across[i];
            double next = across[i + 1];
            double after = across[Math.min(last, i + 2)];
            return here
                    + 0.5
                            * t
                            * (next
                                    - before
                                    + t
                                            * (2 * before
                                                    - 5 * here
                                                    + 4 * next
                                                    - after
                                                    + t * (3 * (here - next) + after - before)));
        }
    }
}
