package io.facet.image.metadata;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Maps the rows and columns of a file to the upright picture, as numbered by TIFF 6.0 and EXIF. */
public enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    UPSIDE_DOWN(false, true, true),
    MIRRORED_UPSIDE_DOWN(false, false, true),
    TRANSPOSED(true, false, false),
    TO_TURN_CLOCKWISE(true, true, false),
    TRANSVERSED(true, true, true),
    TO_TURN_COUNTERCLOCKWISE(true, false, true);

    private static final Pattern IN_XMP =
            Pattern.compile("(tiff:Orientation\\s*(?:=\\s*[\"']|>)\\s*)[2-8]");

    private final boolean swapsAxes;
    private final boolean flipsColumns;
    private final boolean flipsRows;

    /**
     * @param swapsAxes whether the file's rows are the picture's columns
     * @param flipsColumns whether the picture's columns then run from right to left
     * @param flipsRows whether its rows run from the bottom up
     */
    Orientation(boolean swapsAxes, boolean flipsColumns, boolean flipsRows) {
        this.swapsAxes = swapsAxes;
        this.flipsColumns = flipsColumns;
        this.flipsRows = flipsRows;
    }

    /**
     * Returns the orientation with a number from 1 to 8; any other number is treated as upright, as
     * viewers do.
     */
    static Orientation of(long number) {
        return number < 1 || number > 8 ? UPRIGHT : values()[(int) number - 1];
    }

    /** Returns an XMP packet whose orientation, if it contains one, is upright. */
    static MetadataBlock uprightXmp(MetadataBlock packet) {
        String text = new String(packet.bytes(), StandardCharsets.UTF_8);
        String upright = IN_XMP.matcher(text).replaceAll("$11");
        return MetadataBlock.of(upright.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns whether the file's rows are the picture's columns. */
    public boolean swapsAxes() {
        return swapsAxes;
    }

    /** Returns whether the picture's columns run from right to left in the file. */
    public boolean flipsColumns() {
        return flipsColumns;
    }

    /** Returns whether the picture's rows run from the bottom up in the file. */
    public boolean flipsRows() {
        return flipsRows;
    }
}
