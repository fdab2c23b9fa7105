package io.facet.guide;

import io.facet.image.Luma;
import io.facet.warp.ThinPlateSpline;

/**
 * The inside of an opening mouth: a guide's own pixels, brought to the face's lips, in the face's
 * light.
 *
 * @param texture the guide's mouth
 * @param light linear gain for red, green and blue
 * @param grain standard deviation of the noise that is added, encoded
 */
record MouthLayer(Guide.MouthTexture texture, double[] light, double grain) {

    /** Width of the edge, in IPD. */
    private static final double FEATHER = 0.010;

    /** Height below which an opening is a line. */
    private static final double LEAST_OPENING = 0.035;

    /** Smoothing of the map to the guide's mouth: teeth must not bend with every landmark. */
    private static final double STIFFNESS = 4e-3;

    static final String LIGHT = "mouth light";
    static final String TINT = "mouth tint";
    static final String SHARPNESS = "mouth sharpness";
    static final String GRAIN = "mouth grain";

    /** The mouth where one θ puts it. */
    final class Placed {
        private final MouthOpening opening;
        private final double[] bounds;
        private final ThinPlateSpline toGuide;
        private final double presence;
        private final double[] gain;
        private final double blur;
        private final double noise;

        private Placed(double[] landmarks, Composition.Values values) {
            opening = MouthOpening.of(landmarks);
            bounds = opening.bounds();
            double t = Math.min(1, opening.height() / LEAST_OPENING);
            presence = t * t * (3 - 2 * t);
            toGuide = toGuide(landmarks);
            double tint = values.get(TINT, 0);
            double brightness = Math.exp(values.get(LIGHT, 0) / FacePicture.GAMMA);
            gain = new double[3];
            for (int c = 0; c < 3; c++) {
                gain[c] =
                        brightness
                                * Math.pow(light[c], 1 / FacePicture.GAMMA)
                                * Math.exp((1 - c) * tint / FacePicture.GAMMA);
            }
            blur = texture.picture().pitch() * Math.exp(-values.get(SHARPNESS, 0));
            noise = grain * values.get(GRAIN, 1);
        }

        private ThinPlateSpline toGuide(double[] landmarks) {
            int first = FaceGeometry.LEFT_CORNER;
            int count = 68 - first;
            double[] centres = new double[2 * count];
            double[][] values = new double[2][count];
            for (int i = 0; i < count; i++) {
                centres[2 * i] = landmarks[2 * (first + i)];
                centres[2 * i + 1] = landmarks[2 * (first + i) + 1];
                values[0][i] = texture.landmarks()[2 * (first + i)];
                values[1][i] = texture.landmarks()[2 * (first + i) + 1];
            }
            return ThinPlateSpline.through(centres, values, STIFFNESS);
        }

        void apply(Samples[] bands, int at, double x, double y, double pitch, double mask) {
            if (presence == 0
                    || x < bounds[0] - FEATHER
                    || y < bounds[1] - FEATHER
                    || x > bounds[2] + FEATHER
                    || y > bounds[3] + FEATHER) {
                return;
            }
            double t = (opening.depth(x, y) / FEATHER + 1) / 2;
            if (t <= 0) {
                return;
            }
            t = Math.min(1, t);
            double alpha = mask * presence * t * t * (3 - 2 * t);
            double[] position = new double[2];
            double[] rgb = new double[3];
            toGuide.at(x, y, position);
            texture.picture().read(position[0], position[1], Math.max(pitch, blur), rgb);
            double noisy = noise == 0 ? 0 : noise * Noise.at(at);
            if (bands.length == 1) {
                double luma = 0;
                for (int c = 0; c < 3; c++) {
                    luma += Luma.weight(c) * gain[c] * rgb[c];
                }
                blend(bands[0], at, luma + noisy, alpha);
                return;
            }
            for (int c = 0; c < 3; c++) {
                blend(bands[c], at, gain[c] * rgb[c] + noisy, alpha);
            }
        }
    }

    static void blend(Samples band, int at, double value, double alpha) {
        band.set(at, band.get(at) + alpha * (Math.max(0, Math.min(1, value)) - band.get(at)));
    }

    Placed placed(double[] landmarks, Composition.Values values) {
        return new Placed(landmarks, values);
    }
}
