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

    /**
     * Returns the weight of a sample by the cubic of Keys (1981) with a = -3/4, which keeps more of
     * the finest detail where pixels move by fractions of their size.
     *
     * @param t position behind the sample of tap 0, in [0, 1)
     * @param tap -1..2
     */
    static double sharpWeight(double t, int tap) {
        return switch (tap) {
            case -1 -> t * (-0.75 + t * (1.5 - 0.75 * t));
            case 0 -> 1 + t * t * (-2.25 + 1.25 * t);
            case 1 -> t * (0.75 + t * (1.5 - 1.25 * t));
            default -> t * t * (-0.75 + 0.75 * t);
        };
    }
}
