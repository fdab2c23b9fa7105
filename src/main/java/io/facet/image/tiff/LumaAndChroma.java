package io.facet.image.tiff;

import java.awt.image.WritableRaster;

/** Converts 8-bit luma and chroma to RGB as defined by JFIF 1.02, following ITU-R BT.601. */
final class LumaAndChroma {

    private LumaAndChroma() {}

    /** Converts the first three bands in place. */
    static void toRgb(WritableRaster raster) {
        int bands = raster.getNumBands();
        int[] row = null;
        for (int y = 0; y < raster.getHeight(); y++) {
            row = raster.getPixels(0, y, raster.getWidth(), 1, row);
            for (int i = 0; i < row.length; i += bands) {
                double luma = row[i];
                double blue = row[i + 1] - 128;
                double red = row[i + 2] - 128;
                row[i] = clamped(luma + 1.402 * red);
                row[i + 1] = clamped(luma - 0.344136 * blue - 0.714136 * red);
                row[i + 2] = clamped(luma + 1.772 * blue);
            }
            raster.setPixels(0, y, raster.getWidth(), 1, row);
        }
    }

    private static int clamped(double sample) {
        return (int) Math.max(0, Math.min(255, Math.round(sample)));
    }
}
