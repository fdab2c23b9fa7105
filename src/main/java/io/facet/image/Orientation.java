package io.facet.image;

import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * How the rows and columns of a file lie in the upright picture, as TIFF 6.0 and EXIF number it.
 */
enum Orientation {
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

    /** By its number, 1 to 8; any other is taken for upright, as viewers do. */
    static Orientation of(long number) {
        return number < 1 || number > 8 ? UPRIGHT : values()[(int) number - 1];
    }

    /** An XMP packet that says, if it says so at all, that the picture is upright. */
    static MetadataBlock uprightXmp(MetadataBlock packet) {
        String text = new String(packet.bytes(), StandardCharsets.UTF_8);
        String upright = IN_XMP.matcher(text).replaceAll("$11");
        return MetadataBlock.of(upright.getBytes(StandardCharsets.UTF_8));
    }

    boolean swapsAxes() {
        return swapsAxes;
    }

    /** The upright picture; the raster itself if it is so. */
    Raster upright(Raster file) {
        if (this == UPRIGHT) {
            return file;
        }
        int width = swapsAxes ? file.getHeight() : file.getWidth();
        int height = swapsAxes ? file.getWidth() : file.getHeight();
        WritableRaster picture = SampleRaster.createLike(file, width, height, file.getNumBands());
        Object pixel = null;
        for (int y = 0; y < height; y++) {
            int row = flipsRows ? height - 1 - y : y;
            for (int x = 0; x < width; x++) {
                int column = flipsColumns ? width - 1 - x : x;
                pixel =
                        file.getDataElements(
                                swapsAxes ? row : column, swapsAxes ? column : row, pixel);
                picture.setDataElements(x, y, pixel);
            }
        }
        return picture;
    }
}
