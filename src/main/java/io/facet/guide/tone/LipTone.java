package io.facet.guide.tone;

import io.facet.face.FaceFeature;
import io.facet.guide.Guide;
import io.facet.guide.canvas.FacePicture;
import io.facet.guide.raster.MapRaster;
import io.facet.guide.raster.Polygon;

/** The mean colour of lips, encoded. */
public final class LipTone {

    /** Bounds of the gain that matches one person's lips to the colour of another's. */
    private static final double LEAST = 0.4;

    private static final double MOST = 1.8;

    private LipTone() {}

    /** Returns the mean encoded red, green and blue between the outer and the inner lips. */
    static double[] of(FacePicture picture) {
        return mean(picture.face().landmarks(), picture::read);
    }

    /**
     * Returns the gain that matches a guide's lips to a colour.
     *
     * @param lips encoded colour, red, green, blue
     */
    public static double[] gain(double[] lips, Guide.MouthTexture texture) {
        MapRaster map = texture.picture();
        double[] own = mean(texture.landmarks(), (x, y, rgb) -> map.read(x, y, map.pitch(), rgb));
        double[] gain = new double[3];
        for (int c = 0; c < 3; c++) {
            gain[c] = Math.max(LEAST, Math.min(MOST, lips[c] / Math.max(0.01, own[c])));
        }
        return gain;
    }

    @FunctionalInterface
    private interface Reader {
        void read(double x, double y, double[] rgb);
    }

    private static double[] mean(double[] landmarks, Reader picture) {
        double[] outer = FaceFeature.OUTER_LIPS.of(landmarks);
        MouthOpening inner = MouthOpening.of(landmarks);
        double[] sum = new double[3];
        double[] rgb = new double[3];
        int count = 0;
        double left = FaceFeature.LEFT_MOUTH_CORNER.x(landmarks);
        double right = FaceFeature.RIGHT_MOUTH_CORNER.x(landmarks);
        int middle = FaceFeature.UPPER_LIP_TOP.first();
        double top = Math.min(landmarks[2 * middle - 1], landmarks[2 * middle + 3]);
        double bottom = FaceFeature.LOWER_LIP_BOTTOM.y(landmarks);
        for (double y = top; y < bottom; y += 0.01) {
            for (double x = left; x < right; x += 0.01) {
                if (Polygon.depth(outer, x, y) > 0.012 && inner.depth(x, y) < -0.015) {
                    picture.read(x, y, rgb);
                    for (int c = 0; c < 3; c++) {
                        sum[c] += rgb[c];
                    }
                    count++;
                }
            }
        }
        if (count == 0) {
            return new double[] {0.6, 0.4, 0.4};
        }
        for (int c = 0; c < 3; c++) {
            sum[c] /= count;
        }
        return sum;
    }
}
