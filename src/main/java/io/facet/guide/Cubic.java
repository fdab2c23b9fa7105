package io.facet.guide;

/** The interpolating cubic of Catmull and Rom. */
final class Cubic {

    private Cubic() {}

    /**
     * Returns the weight of a sample.
     *
     * @param t position behind the sample of tap 0, in [0, 1)
     * @param tap -1..2
     */
    static double weight(double t, int tap) {
        return switch (tap) {
            case -1 -> t * (-0.5 + t * (1 - 0.5 * t));
            case 0 -> 1 + t * t * (-2.5 + 1.5 * t);
            case 1 -> t * (0.5 + t * (2 - 1.5 * t));
            default -> t * t * (-0.5 + 0.5 * t);
        };
    }
}
