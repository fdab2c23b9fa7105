package io.facet.face;

/** The rise by which masks are feathered. */
final class Smoothstep {

    private Smoothstep() {}

    /**
     * 0 up to 0, 1 from 1 on, and between them 3t² - 2t³, which has no kink at either end and is
     * nowhere steeper than 1.5.
     */
    static double at(double t) {
        double clamped = Math.max(0, Math.min(1, t));
        return clamped * clamped * (3 - 2 * clamped);
    }
}
