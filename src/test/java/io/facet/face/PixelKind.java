package io.facet.face;

/** The kinds of samples that a photograph can have. */
public enum PixelKind {
    GREY_8(8, 1, false),
    RGB_8(8, 3, false),
    RGBA_8(8, 3, true),
    GREY_16(16, 1, false),
    GREY_ALPHA_16(16, 1, true),
    RGB_16(16, 3, false);

    private final int bitDepth;
    private final int bands;
    private final boolean hasAlpha;

    PixelKind(int bitDepth, int bands, boolean hasAlpha) {
        this.bitDepth = bitDepth;
        this.bands = bands;
        this.hasAlpha = hasAlpha;
    }

    int bitDepth() {
        return bitDepth;
    }

    int bands() {
        return bands;
    }

    public boolean hasAlpha() {
        return hasAlpha;
    }
}
