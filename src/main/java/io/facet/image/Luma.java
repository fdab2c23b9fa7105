package io.facet.image;

/** How bright colours are to the eye: the luma of ITU-R BT.601. */
public final class Luma {

    private static final float[] WEIGHTS = {0.299f, 0.587f, 0.114f};

    private Luma() {}

    /**
     * What a channel counts; the three sum to 1.
     *
     * @param channel 0 red, 1 green, 2 blue
     */
    public static float weight(int channel) {
        return WEIGHTS[channel];
    }
}
