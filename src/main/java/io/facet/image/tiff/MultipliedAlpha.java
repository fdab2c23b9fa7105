package io.facet.image.tiff;

import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.util.Set;

/** Takes opacity out of colours that it was multiplied into, so that the two are independent. */
final class MultipliedAlpha {

    /** The highest samples of 10, 12 and 14 bits. */
    private static final Set<Integer> FEWER_BITS = Set.of(1023, 4095, 16383);

    private MultipliedAlpha() {}

    /**
     * Divides colours by opacity, in place. Where nothing is opaque, colours stay as they are.
     *
     * @param raster the colours and then the opacity
     * @param colours how many bands are colours
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

    /** The opacity of 16 bits that lets nothing through, which of 12 bits in 16 is 4095. */
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
