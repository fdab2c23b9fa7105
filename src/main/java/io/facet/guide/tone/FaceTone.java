package io.facet.guide.tone;

import io.facet.guide.canvas.FaceGeometry;
import io.facet.guide.canvas.FacePicture;
import io.facet.guide.raster.MapRaster;
import io.facet.image.Photograph;

/**
 * The light and the grain of one face's photograph.
 *
 * @param skin linear colour of the cheeks, red, green, blue
 * @param light light on the face, independent of its skin: linear luma of the sclera and its
 *     highlights, or of the cheeks if that is higher
 * @param lips mean encoded colour of the lips, 0..1
 * @param grain standard deviation of the pixel noise on the cheeks, encoded, 0..1
 * @param brow linear colour of the eyebrow hair
 * @param background map of the visible background, 0..1
 * @param scene properties that drawn objects have to match
 */
public record FaceTone(
        double[] skin,
        double light,
        double[] lips,
        double grain,
        double[] brow,
        MapRaster background,
        SceneTone scene) {

    /** Factor from the median of the absolute value to the standard deviation of a Gaussian. */
    private static final double MEDIAN_TO_DEVIATION = 1.4826;

    /** The Laplacian's response to white noise of standard deviation 1. */
    private static final double LAPLACIAN_GAIN = Math.sqrt(20);

    public FaceTone {
        skin = skin.clone();
        lips = lips.clone();
        brow = brow.clone();
    }

    /**
     * Represents a face in a sharp, noiseless studio portrait without background, whose brows have
     * the colour of its skin.
     */
    public FaceTone(double[] skin, double light, double[] lips, double grain) {
        this(skin, light, lips, grain, skin, Background.none(), SceneTone.STUDIO);
    }

    /** Represents a face in a sharp, noiseless studio portrait. */
    public FaceTone(
            double[] skin,
            double light,
            double[] lips,
            double grain,
            double[] brow,
            MapRaster background) {
        this(skin, light, lips, grain, brow, background, SceneTone.STUDIO);
    }

    /** Measures the light and the grain of a face's photograph. */
    public static FaceTone of(Photograph photograph, FaceGeometry face) {
        FacePicture picture = FacePicture.of(photograph, face);
        double[] skin = picture.skin();
        return new FaceTone(
                skin,
                picture.light(),
                LipTone.of(picture),
                grain(picture),
                BrowColour.of(picture),
                Background.of(picture, skin),
                SceneTone.of(picture));
    }

    private static double grain(FacePicture picture) {
        FaceGeometry face = picture.face();
        double pixels = face.pixelsPerUnit();
        java.util.List<Double> responses = new java.util.ArrayList<>();
        int w = picture.region().width();
        int h = picture.region().height();
        float[] green = picture.plane(1);
        for (int side = -1; side <= 1; side += 2) {
            double px = face.photoToFace().inverse().x(0.5 * side, 0.42);
            double py = face.photoToFace().inverse().y(0.5 * side, 0.42);
            int reach = (int) Math.max(3, 0.12 * pixels);
            int step = Math.max(1, reach / 20);
            for (int v = -reach; v <= reach; v += step) {
                for (int u = -reach; u <= reach; u += step) {
                    int x = (int) Math.round(px) - picture.region().x() + u;
                    int y = (int) Math.round(py) - picture.region().y() + v;
                    if (x > 0 && y > 0 && x < w - 1 && y < h - 1) {
                        int i = y * w + x;
                        responses.add(
                                (double)
                                        Math.abs(
                                                4 * green[i]
                                                        - green[i - 1]
                                                        - green[i + 1]
                                                        - green[i - w]
                                                        - green[i + w]));
                    }
                }
            }
        }
        if (responses.isEmpty()) {
            return 0;
        }
        responses.sort(null);
        return MEDIAN_TO_DEVIATION * responses.get(responses.size() / 2) / LAPLACIAN_GAIN;
    }
}
