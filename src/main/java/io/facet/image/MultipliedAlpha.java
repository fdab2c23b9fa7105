package io.facet.image;

import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;

/** Takes opacity out of colours that it was multiplied into, so that the two are independent. */
final class MultipliedAlpha {

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
                    case DataBuffer.TYPE_USHORT -> 65535;
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
}
