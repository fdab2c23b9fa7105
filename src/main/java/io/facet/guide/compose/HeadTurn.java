package io.facet.guide.compose;

import io.facet.guide.canvas.FaceGeometry;
import io.facet.warp.Smoothstep;

/**
 * Limits a guide's hair on a turned head: guides are frontal views, so they lack the strip beside
 * the near ear, and their sideburns would be stretched over it.
 *
 * @param near side of the guide that is nearer to the viewer, -1 left or 1 right
 * @param strip degree to which the strip fades, 0..1
 * @param share factor of all the hair
 */
record HeadTurn(int near, double strip, double share) {

    /** Degrees of yaw at which the strip begins to fade and at which it is fully faded. */
    private static final double FIRST = 10;

    private static final double LAST = 25;

    /** Largest fade of the strip; a bare strip would end the beard in mid-cheek. */
    private static final double FADED = 0.7;

    /** Degrees of yaw between which all hair becomes weaker, and by how much. */
    private static final double STEEP = 20;

    private static final double STEEPEST = 45;
    private static final double LOSS = 0.4;

    /** The guide's |x| at which the strip begins and at which it is full. */
    private static final double INNER = 0.85;

    private static final double OUTER = 1.1;

    /** Rows of the guide between which the strip fades out at the angle of the jaw. */
    private static final double LOWER = 0.9;

    private static final double LOWEST = 1.3;

    /**
     * @param yaw yaw in degrees, as returned by {@link FaceGeometry#yaw}
     */
    static HeadTurn of(double yaw) {
        double turned = Math.abs(yaw);
        return new HeadTurn(
                yaw > 0 ? -1 : 1,
                FADED * Smoothstep.between(turned, FIRST, LAST),
                1 - LOSS * Smoothstep.between(turned, STEEP, STEEPEST));
    }

    /** Returns the factor of the hair at a position of the guide. */
    double share(double x, double y) {
        double beside =
                strip == 0
                        ? 0
                        : Smoothstep.between(near * x, INNER, OUTER)
                                * (1 - Smoothstep.between(y, LOWER, LOWEST));
        return share * (1 - strip * beside);
    }
}
