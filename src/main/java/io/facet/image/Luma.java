package io.facet.image;

/** Perceived brightness of colours: the luma of ITU-R BT.601. */
public final class Luma {

    private static final float[] WEIGHTS = {0.299f, 0.587f, 0.114f};

    private Luma() {}

    /**
     * Returns the weight of a channel; the three weights sum to 1.
     *
     * @param channel 0 red, 1 green, 2 blue
     */
    public static float weight(int channel) {
        return WEIGHTS[channel];
    }
}
