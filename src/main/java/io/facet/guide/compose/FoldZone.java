package io.facet.guide.compose;

import static io.facet.face.FaceFeature.LEFT_EYE_INNER_CORNER;
import static io.facet.face.FaceFeature.LEFT_EYE_OUTER_CORNER;
import static io.facet.face.FaceFeature.LEFT_MOUTH_CORNER;
import static io.facet.face.FaceFeature.LEFT_NOSE_WING;
import static io.facet.face.FaceFeature.NOSE_BRIDGE;
import static io.facet.face.FaceFeature.RIGHT_EYE_INNER_CORNER;
import static io.facet.face.FaceFeature.RIGHT_EYE_OUTER_CORNER;
import static io.facet.face.FaceFeature.RIGHT_MOUTH_CORNER;
import static io.facet.face.FaceFeature.RIGHT_NOSE_WING;
import static io.facet.face.FaceFeature.SUBNASALE;

import io.facet.face.FaceFeature;
import io.facet.guide.raster.MapRaster;
import io.facet.guide.raster.Polygon;
import io.facet.warp.Smoothstep;

/**
 * The region in which a smile folds the skin of one face: from the wings of the nose past the
 * corners of the mouth, and below the eyes. Removing a smile removes most of the contrast of these
 * folds; pores, which are finer, are preserved.
 */
final class FoldZone {

    /** Standard deviation of the Gaussian that keeps folds but not pores, in IPD. */
    static final double FINE = 0.012;

    /** Standard deviation of the Gaussian that keeps the cheeks' own shading, in IPD. */
    static final double COARSE = 0.11;

    /** Log gains of folds if a full smile is removed. */
    private static final double CHEEKS = -1.3;

    private static final double EYES = -0.5;
    private static final double CHEEK_RADIUS = 0.2;
    private static final double EYE_RADIUS = 0.09;

    private FoldZone() {}

    /**
     * Returns the log gain of the folds.
     *
     * @param landmarks landmarks of the face, 136 numbers
     * @param amount removed amount, from 0 (none) to 1 (a full smile)
     */
    static MapRaster gain(double[] landmarks, double amount) {
        MapRaster empty = FaceMaps.empty(1);
        double[] outer = FaceFeature.OUTER_LIPS.of(landmarks);
        double[] nose = points(landmarks, NOSE_BRIDGE, LEFT_NOSE_WING, SUBNASALE, RIGHT_NOSE_WING);
        float[] values = empty.values();
        for (int i = 0; i < values.length; i++) {
            double x = empty.left() + empty.pitch() * (i % empty.width());
            double y = empty.top() + empty.pitch() * (i / empty.width());
            double cheek =
                    Math.max(
                            side(landmarks, LEFT_NOSE_WING, LEFT_MOUTH_CORNER, -1, x, y),
                            side(landmarks, RIGHT_NOSE_WING, RIGHT_MOUTH_CORNER, 1, x, y));
            double eye =
                    Math.max(
                            below(landmarks, LEFT_EYE_OUTER_CORNER, LEFT_EYE_INNER_CORNER, x, y),
                            below(landmarks, RIGHT_EYE_INNER_CORNER, RIGHT_EYE_OUTER_CORNER, x, y));
            double gain = Math.min(CHEEKS * cheek, EYES * eye);
            if (gain < 0) {
                gain *= outside(Polygon.depth(outer, x, y), 0.02);
                gain *= outside(Polygon.depth(nose, x, y), 0.02);
                values[i] = (float) (amount * gain);
            }
        }
        return empty.withValues(1, values);
    }

    private static double[] points(double[] landmarks, FaceFeature... features) {
        double[] points = new double[2 * features.length];
        for (int i = 0; i < features.length; i++) {
            points[2 * i] = features[i].x(landmarks);
            points[2 * i + 1] = features[i].y(landmarks);
        }
        return points;
    }

    /**
     * Returns the outline from beside a wing of the nose to below and beside a corner of the mouth.
     */
    private static double side(
            double[] p, FaceFeature wing, FaceFeature corner, int sign, double x, double y) {
        double x0 = wing.x(p) + sign * 0.08;
        double y0 = wing.y(p) - 0.05;
        double x1 = corner.x(p) + sign * 0.12;
        double y1 = corner.y(p) + 0.12;
        return bump(distance(x, y, x0, y0, x1, y1) / CHEEK_RADIUS);
    }

    private static double below(
            double[] p, FaceFeature left, FaceFeature right, double x, double y) {
        double x0 = left.x(p);
        double y0 = left.y(p) + 0.14;
        double x1 = right.x(p);
        double y1 = right.y(p) + 0.14;
        return bump(distance(x, y, x0, y0, x1, y1) / EYE_RADIUS);
    }

    private static double distance(double x, double y, double x0, double y0, double x1, double y1) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double t = ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy);
        t = Math.max(0, Math.min(1, t));
        return Math.hypot(x - x0 - t * dx, y - y0 - t * dy);
    }

    private static double bump(double distance) {
        return Smoothstep.at(1.5 * (1 - distance));
    }

    private static double outside(double depth, double feather) {
        return Smoothstep.at(-depth / feather);
    }
}
