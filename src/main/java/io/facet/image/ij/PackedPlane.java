package io.facet.image.ij;

import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import io.facet.image.Photograph;
import io.facet.image.SampleRaster;
import java.awt.image.WritableRaster;
import java.util.List;

/** Represents a plane of 8-bit RGB in which each pixel is packed into one integer. */
record PackedPlane() implements PlaneCoding {

    private static final int RGB = 0xffffff;

    @Override
    public int planes() {
        return 1;
    }

    @Override
    public Photograph photograph(List<ImageProcessor> planes) {
        ImageProcessor plane = planes.get(0);
        int width = plane.getWidth();
        WritableRaster raster = SampleRaster.create(width, plane.getHeight(), 8, 3);
        int[] row = new int[3 * width];
        for (int y = 0; y < plane.getHeight(); y++) {
            for (int x = 0; x < width; x++) {
                int pixel = plane.get(y * width + x);
                row[3 * x] = pixel >> 16 & 0xff;
                row[3 * x + 1] = pixel >> 8 & 0xff;
                row[3 * x + 2] = pixel & 0xff;
            }
            raster.setPixels(0, y, width, 1, row);
        }
        return Photograph.ofRaster(raster, 3);
    }

    @Override
    public boolean fits(Photograph photograph) {
        return photograph.bands() == 3 && photograph.bitDepth() == 8 && !photograph.hasAlpha();
    }

    @Override
    public ImageProcessor copyOf(ImageProcessor plane) {
        return plane.duplicate();
    }

    @Override
    public void put(Photograph photograph, List<ImageProcessor> planes) {
        int[] pixels = (int[]) ((ColorProcessor) planes.get(0)).getPixels();
        int width = photograph.width();
        int[] row = null;
        for (int y = 0; y < photograph.height(); y++) {
            row = photograph.raster().getPixels(0, y, width, 1, row);
            for (int x = 0; x < width; x++) {
                int rgb = row[3 * x] << 16 | row[3 * x + 1] << 8 | row[3 * x + 2];
                // The highest byte is unused and is left unchanged.
                pixels[y * width + x] = pixels[y * width + x] & ~RGB | rgb;
            }
        }
    }
}
