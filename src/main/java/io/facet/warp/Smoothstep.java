package io.facet.warp;

/** Computes a smooth transition from 0 to 1, used to feather weights. */
public final class Smoothstep {

    private Smoothstep() {}

    /**
     * Returns 0 for t below 0, 1 for t above 1, and 3t² - 2t³ between them. The slope is 0 at both
     * ends and at most 1.5.
     */
    public static double at(double t) {
        double clamped = Math.max(0, Math.min(1, t));
        return clamped * clamped * (3 - 2 * clamped);
    }

    /**
     * Returns the transition between two positions.
     *
     * @param from position at which it is 0
     * @param to position at which it is 1, other than {@code from}
     */
    public static double between(double x, double from, double to) {
        return at((x - from) / (to - from));
    }
}
