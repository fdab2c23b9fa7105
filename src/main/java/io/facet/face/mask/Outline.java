package io.facet.face.mask;

import io.facet.warp.Smoothstep;

/**
 * A closed polygon with a feathered edge: its weight is 1 inside and up to {@code full} beyond, and
 * falls smoothly from there to exactly 0 over the length of {@code feather}. All lengths are in the
 * same unit.
 *
 * @param corners x and y of every corner, interleaved, one after the other around the polygon
 * @param full width of the full weight beyond the polygon, at least 0
 * @param feather width of the transition to 0, above 0
 */
record Outline(double[] corners, double full, double feather) {

    /** Returns the weight at a point. */
    double weight(double x, double y) {
        double beyond = contains(x, y) ? 0 : distance(x, y);
        return 1 - Smoothstep.at((beyond - full) / feather);
    }

    /**
     * Returns whether a point lies inside, by the parity of the sides that a ray to the right
     * crosses.
     */
    private boolean contains(double x, double y) {
        boolean inside = false;
        for (int i = 0; i < corners.length; i += 2) {
            int j = (i + 2) % corners.length;
            boolean crosses = corners[i + 1] > y != corners[j + 1] > y;
            if (crosses) {
                double along = (y - corners[i + 1]) / (corners[j + 1] - corners[i + 1]);
                inside ^= x < corners[i] + along * (corners[j] - corners[i]);
            }
        }
        return inside;
    }

    /** Returns the distance to the nearest side. */
    private double distance(double x, double y) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < corners.length; i += 2) {
            int j = (i + 2) % corners.length;
            double sideX = corners[j] - corners[i];
            double sideY = corners[j + 1] - corners[i + 1];
            double length = sideX * sideX + sideY * sideY;
            double projected = (x - corners[i]) * sideX + (y - corners[i + 1]) * sideY;
            double along = length == 0 ? 0 : Math.max(0, Math.min(1, projected / length));
            nearest =
                    Math.min(
                            nearest,
                            Math.hypot(
                                    x - corners[i] - along * sideX,
                                    y - corners[i + 1] - along * sideY));
        }
        return nearest;
    }
}
