package io.facet.image.tiff;

import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.util.Set;

/** Converts premultiplied colours to colours that are independent of the opacity. */
final class MultipliedAlpha {

    /** The highest samples of 10, 12 and 14 bits. */
    private static final Set<Integer> FEWER_BITS = Set.of(1023, 4095, 16383);

    private MultipliedAlpha() {}

    /**
     * Divides colours by opacity, in place. Fully transparent pixels are left unchanged.
     *
     * @param raster the colour bands followed by the opacity band
     * @param colours number of colour bands
     */
    static void divide(WritableRaster raster, int colours) {
        double most =
                switch (raster.getTransferType()) {
                    case DataBuffer.TYPE_BYTE -> 255;
                    case DataBuffer.TYPE_USHORT -> opaque(raster, colours);
                    default -> 1;
                };
        boolean whole = raster.getTransferType() != DataBuffer.TYPE_FLOAT;
        int bands = raster.getNumBands();
        float[] row = null;
        for (int y = 0; y < raster.getHeight(); y++) {
            row = raster.getPixels(0, y, raster.getWidth(), 1, row);
            for (int pixel = 0; pixel < row.length; pixel += bands) {
                double opacity = row[pixel + colours] / most;
                for (int band = pixel; opacity > 0 && band < pixel + colours; band++) {
                    double straight = row[band] / opacity;
                    row[band] = (float) (whole ? Math.min(most, Math.rint(straight)) : straight);
                }
            }
            raster.setPixels(0, y, raster.getWidth(), 1, row);
        }
    }

    /** Returns the 16-bit sample of full opacity, such as 4095 for 12 bits stored in 16. */
    private static double opaque(WritableRaster raster, int colours) {
        float highest = 0;
        float[] row = null;
        for (int y = 0; y < raster.getHeight(); y++) {
            row = raster.getSamples(0, y, raster.getWidth(), 1, colours, row);
            for (float opacity : row) {
                highest = Math.max(highest, opacity);
            }
        }
        return FEWER_BITS.contains((int) highest) ? highest : 65535;
    }
}
