package io.facet.warp;

/**
 * The interpolating cubics of Keys, <i>Cubic convolution interpolation for digital image
 * processing</i> (IEEE ASSP 29(6), 1981), which read four samples along an axis.
 *
 * @param a slope of the kernel at a distance of one sample; the more negative, the sharper
 */
public record CubicKernel(double a) {

    /** The kernel of Catmull and Rom, exact for parabolas. */
    public static final CubicKernel CATMULL_ROM = new CubicKernel(-0.5);

    /** Preserves more of the finest detail where pixels move by fractions of their size. */
    public static final CubicKernel SHARP = new CubicKernel(-0.75);

    /**
     * Returns the weight of one sample.
     *
     * @param t position behind the sample of tap 0, in [0, 1)
     * @param tap -1..2
     */
    public double weight(double t, int tap) {
        return switch (tap) {
            case -1 -> t * (a + t * (-2 * a + a * t));
            case 0 -> 1 + t * t * (-(a + 3) + (a + 2) * t);
            case 1 -> t * (-a + t * ((2 * a + 3) - (a + 2) * t));
            default -> t * t * (a - a * t);
        };
    }

    /**
     * Returns the derivative of {@link #weight} with respect to the position.
     *
     * @param t position behind the sample of tap 0, in [0, 1)
     * @param tap -1..2
     */
    public double slope(double t, int tap) {
        return switch (tap) {
            case -1 -> a + t * (-4 * a + 3 * a * t);
            case 0 -> t * (-2 * (a + 3) + 3 * (a + 2) * t);
            case 1 -> -a + t * (2 * (2 * a + 3) - 3 * (a + 2) * t);
            default -> t * (2 * a - 3 * a * t);
        };
    }

    /**
     * Returns the kernel at a distance, in samples; 0 from a distance of 2.
     *
     * @param distance of either sign
     */
    public double at(double distance) {
        double d = Math.abs(distance);
        return d < 1 ? weight(d, 0) : 1 < d && d < 2 ? weight(d - 1, -1) : 0;
    }
}
