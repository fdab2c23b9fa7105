package io.facet.image.ij;

import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;
import io.facet.image.Photograph;
import java.util.List;

/**
 * Represents an 8-bit plane that is displayed in the colours of a palette. An edit produces colours
 * that the palette does not contain, so the edited picture is RGB.
 *
 * @param colours the colours of the 256 sample values
 */
record PalettePlane(LUT colours) implements PlaneCoding {

    private static final PackedPlane RGB = new PackedPlane();

    @Override
    public int planes() {
        return 1;
    }

    @Override
    public Photograph photograph(List<ImageProcessor> planes) {
        return RGB.photograph(List.of(copyOf(planes.get(0))));
    }

    @Override
    public boolean fits(Photograph photograph) {
        return RGB.fits(photograph);
    }

    @Override
    public ImageProcessor copyOf(ImageProcessor plane) {
        int[] pixels = new int[plane.getPixelCount()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = colours.getRGB(plane.get(i));
        }
        return new ColorProcessor(plane.getWidth(), plane.getHeight(), pixels);
    }

    @Override
    public void put(Photograph photograph, List<ImageProcessor> planes) {
        RGB.put(photograph, planes);
    }
}
