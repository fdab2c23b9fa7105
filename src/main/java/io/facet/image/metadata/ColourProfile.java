package io.facet.image.metadata;

import java.nio.charset.StandardCharsets;

/**
 * Reads the header of a colour profile (ICC.1:2022, 7.2).
 *
 * @param block the whole profile
 */
public record ColourProfile(MetadataBlock block) {

    private static final int HEADER = 128;
    private static final int COLOUR_SPACE = 16;

    /** Returns the colour space of the profile, such as "RGB"; empty if the profile is damaged. */
    String colours() {
        byte[] bytes = block.bytes();
        return bytes.length < COLOUR_SPACE + 4
                ? ""
                : new String(bytes, COLOUR_SPACE, 4, StandardCharsets.US_ASCII).strip();
    }

    /**
     * Returns whether the profile suits pictures with this number of bands: 1 for grey, 3 for RGB.
     */
    public boolean fits(int bands) {
        return colours().equals(bands == 1 ? "GRAY" : "RGB");
    }

    /**
     * Returns a note that the profile was ignored and why.
     *
     * @param pixels the colours of the picture, such as "CMYK"
     */
    public String ignored(String pixels) {
        boolean named = colours().matches("[A-Za-z0-9]{2,4}") && !colours().equals(pixels);
        return named && block.length() >= HEADER
                ? "Its colour profile is for %s, not for %s, and was ignored."
                        .formatted(shown(colours()), shown(pixels))
                : "Its colour profile is damaged and was ignored.";
    }

    private static String shown(String colours) {
        return colours.equals("GRAY") ? "grey" : colours;
    }
}
