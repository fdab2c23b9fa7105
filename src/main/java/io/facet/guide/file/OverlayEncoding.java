package io.facet.guide.file;

import io.facet.guide.canvas.FacePicture;
import io.facet.guide.raster.MapRaster;

/**
 * Converts the layers of an overlay between their form in files and that for computation. Files
 * store colours encoded with the exponent 1/2.2 and not multiplied by their opacity, for which 8
 * bits suffice. Only linear colours multiplied by opacity may be filtered and composited.
 */
final class OverlayEncoding {

    private OverlayEncoding() {}

    /** Converts encoded light to linear light. */
    static MapRaster linear(MapRaster encoded) {
        float[] values = encoded.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) FacePicture.linear(values[i]);
        }
        return encoded.withValues(encoded.channels(), values);
    }

    /** Converts linear light to encoded light. */
    static MapRaster encoded(MapRaster linear) {
        float[] values = linear.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) encoded(values[i]);
        }
        return linear.withValues(linear.channels(), values);
    }

    /**
     * Returns linear colours times opacity, and opacity.
     *
     * @param straight encoded colours and opacity
     */
    static MapRaster premultiplied(MapRaster straight) {
        float[] values = straight.values();
        for (int i = 0; i < values.length; i += 4) {
            for (int c = 0; c < 3; c++) {
                values[i + c] = (float) (values[i + 3] * FacePicture.linear(values[i + c]));
            }
        }
        return straight.withValues(4, values);
    }

    /**
     * Returns encoded colours and opacity; black where the opacity is 0.
     *
     * @param premultiplied linear colours times opacity, and opacity
     */
    static MapRaster straight(MapRaster premultiplied) {
        float[] values = premultiplied.values();
        for (int i = 0; i < values.length; i += 4) {
            float alpha = values[i + 3];
            for (int c = 0; c < 3; c++) {
                values[i + c] = alpha <= 0 ? 0 : (float) encoded(values[i + c] / alpha);
            }
        }
        return premultiplied.withValues(4, values);
    }

    private static double encoded(double linear) {
        return linear <= 0 ? 0 : Math.min(1, Math.pow(linear, 1 / FacePicture.GAMMA));
    }
}
