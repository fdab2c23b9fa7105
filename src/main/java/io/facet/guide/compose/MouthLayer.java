package io.facet.guide.compose;

import io.facet.face.FaceFeature;
import io.facet.guide.Guide;
import io.facet.guide.canvas.FacePicture;
import io.facet.guide.raster.Noise;
import io.facet.guide.raster.Polygon;
import io.facet.guide.raster.Samples;
import io.facet.guide.tone.MouthOpening;
import io.facet.image.Luma;
import io.facet.warp.Smoothstep;
import io.facet.warp.ThinPlateSpline;
import java.util.Arrays;

/**
 * An opening mouth: a guide's own pixels, warped to the face's lips, in the face's light. The
 * inside comes from the guide alone. Across the lips, in the face's colour, it blends into the
 * face's own pixels, so that the edges of the lips and the corners of the mouth match the opening.
 *
 * @param texture the guide's mouth
 * @param light linear gain of the inside for red, green and blue
 * @param lipGain gain of the encoded red, green and blue of the lips
 * @param closed whether it shows closed lips alone, which replace the face's own
 * @param opacity 0..1
 * @param softness width, in IPD, of the mean filters that make the guide's mouth as soft as the
 *     photograph
 * @param grain standard deviation of the added noise, encoded
 */
record MouthLayer(
        Guide.MouthTexture texture,
        double[] light,
        double[] lipGain,
        boolean closed,
        double opacity,
        double softness,
        double grain) {

    /** Half the width over which the inside turns into the lips, in IPD. */
    private static final double FEATHER = 0.007;

    /** Opacity of the guide's lips next to the inside. */
    private static final double LIPS = 0.9;

    /** Exponent of the opening's height, with which the upper lip's shadow on the teeth scales. */
    private static final double SHADOW = 0.5;

    private static final double LEAST_SHADOW = 0.5;

    /** Darkening of teeth, encoded, at the corners of the mouth and at the lips. */
    private static final double CHEEK_SHADOW = 0.3;

    private static final double LIP_SHADOW = 0.22;

    /** Reach of the lips' shadow, in IPD. */
    private static final double LIP_SHADOW_WIDTH = 0.035;

    /** Height below which an opening is a line. */
    private static final double LEAST_OPENING = 0.035;

    /** Smoothing of the map to the guide's mouth: teeth must not bend with every landmark. */
    private static final double STIFFNESS = 1.5e-3;

    /** Extent of closed lips beyond their outline, and width of their edge, in IPD. */
    private static final double LIP_RIM = 0.006;

    private static final double LIP_EDGE = 0.045;

    /** Gain of the finest detail of teeth, to compensate the softening by resampling. */
    private static final double CRISPNESS = 0.6;

    /** Blur from which edges are blurred too, in samples of the guide's picture. */
    private static final double SOFT = 2;

    static final String LIGHT = "mouth light";
    static final String TINT = "mouth tint";
    static final String SHARPNESS = "mouth sharpness";
    static final String GRAIN = "mouth grain";

    /** The mouth at its position for one θ. */
    final class Placed {
        private final MouthOpening opening;
        private final double[] outer;
        private final double middle;
        private final double half;
        private final double[] bounds;
        private final ThinPlateSpline toGuide;
        private final double presence;
        private final double[] gain;
        private final double blur;
        private final double spread;
        private final double crispness;
        private final double noise;

        private Placed(double[] landmarks, Composition.Values values) {
            opening = MouthOpening.of(landmarks);
            outer = FaceFeature.OUTER_LIPS.of(landmarks);
            bounds = Polygon.bounds(outer);
            double[] open = opening.bounds();
            middle = (open[0] + open[2]) / 2;
            half = Math.max(1e-3, (open[2] - open[0]) / 2);
            double height = opening.height();
            double shade = height / Math.max(0.02, MouthOpening.of(texture.landmarks()).height());
            double shadow = Math.max(LEAST_SHADOW, Math.min(1, Math.pow(shade, SHADOW)));
            presence = opacity * (closed ? 1 : Smoothstep.at(height / LEAST_OPENING));
            toGuide = toGuide(landmarks);
            double tint = values.get(TINT, 0);
            double brightness = Math.exp(values.get(LIGHT, 0) / FacePicture.GAMMA);
            gain = new double[3];
            for (int c = 0; c < 3; c++) {
                gain[c] =
                        brightness
                                * Math.pow(shadow * light[c], 1 / FacePicture.GAMMA)
                                * Math.exp((1 - c) * tint / FacePicture.GAMMA);
            }
            double finest = texture.picture().pitch();
            blur = Math.max(finest, softness) * Math.exp(-values.get(SHARPNESS, 0));
            spread = spread(finest);
            crispness = CRISPNESS * Math.max(0, 1 - softness / (2 * finest));
            noise = grain * values.get(GRAIN, 1);
        }

        /**
         * Returns the distance of the positions whose mean makes the mouth and its edges as soft as
         * the photograph: three positions with weights 1/6, 4/6 and 1/6 have the standard deviation
         * of a mean filter as wide as the blur. The distance is 0 if that is not more than the
         * guide's own blur.
         */
        private double spread(double finest) {
            return closed || blur < SOFT * finest ? 0 : blur / 2;
        }

        private ThinPlateSpline toGuide(double[] landmarks) {
            double[] centres = closed ? meeting(landmarks) : lips(landmarks);
            double[] there = closed ? meeting(texture.landmarks()) : lips(texture.landmarks());
            double[][] values = new double[2][centres.length / 2];
            for (int i = 0; i < there.length; i++) {
                values[i % 2][i / 2] = there[i];
            }
            return ThinPlateSpline.through(centres, values, STIFFNESS);
        }

        void apply(Samples[] bands, int at, double x, double y, double pitch, double mask) {
            if (presence == 0
                    || x < bounds[0] - spread
                    || y < bounds[1] - spread
                    || x > bounds[2] + spread
                    || y > bounds[3] + spread) {
                return;
            }
            if (closed) {
                applyLips(bands, at, x, y, pitch, mask);
                return;
            }
            double[] sum = new double[4];
            if (spread == 0) {
                sample(x, y, Math.max(pitch, blur), 1, sum);
            } else {
                double size = Math.max(pitch, spread);
                for (int v = -1; v <= 1; v++) {
                    for (int u = -1; u <= 1; u++) {
                        double weight = (u == 0 ? 4 : 1) * (v == 0 ? 4 : 1) / 36.0;
                        sample(x + u * spread, y + v * spread, size, weight, sum);
                    }
                }
            }
            double share = sum[3];
            if (share <= 0) {
                return;
            }
            double noisy = noise == 0 ? 0 : noise * Noise.at(at);
            double luma = 0;
            for (int c = 0; c < 3; c++) {
                sum[c] /= share;
                luma += Luma.weight(c) * sum[c];
            }
            double alpha = mask * presence * share;
            for (int band = 0; band < bands.length; band++) {
                blend(bands[band], at, (bands.length == 1 ? luma : sum[band]) + noisy, alpha);
            }
        }

        /**
         * Adds the visible sample at a position: three colours times their share of the pixel, and
         * the share.
         */
        private void sample(double x, double y, double size, double weight, double[] sum) {
            double depth = opening.depth(x, y);
            double inside = Smoothstep.at((depth / FEATHER + 1) / 2);
            double share = inside;
            if (inside < 1) {
                double lip = Polygon.depth(outer, x, y);
                if (lip <= 0) {
                    return;
                }
                double across = lip / (lip + Math.max(0, -depth));
                share = inside + (1 - inside) * LIPS * Smoothstep.at(1.4 * across - 0.15);
            }
            double shade = shade(x, depth);
            double[] position = new double[2];
            double[] rgb = new double[3];
            toGuide.at(x, y, position);
            texture.picture().read(position[0], position[1], size, rgb);
            if (inside > 0 && crispness > 0) {
                double[] coarse = new double[3];
                texture.picture().read(position[0], position[1], 2 * size, coarse);
                for (int c = 0; c < 3; c++) {
                    rgb[c] += inside * crispness * (rgb[c] - coarse[c]);
                }
            }
            for (int c = 0; c < 3; c++) {
                double gained = rgb[c] * (inside * shade * gain[c] + (1 - inside) * lipGain[c]);
                sum[c] += weight * share * gained;
            }
            sum[3] += weight * share;
        }

        /** Returns the shading of teeth by lips and cheeks, which is stronger near them. */
        private double shade(double x, double depth) {
            double aside = Math.min(1, Math.abs(x - middle) / half);
            return (1 - CHEEK_SHADOW * aside * aside)
                    * (1 - LIP_SHADOW + LIP_SHADOW * Smoothstep.at(depth / LIP_SHADOW_WIDTH));
        }

        private void applyLips(
                Samples[] bands, int at, double x, double y, double pitch, double mask) {
            double lip = Polygon.depth(outer, x, y) + LIP_RIM;
            if (lip <= 0) {
                return;
            }
            double alpha = mask * presence * Smoothstep.at(lip / LIP_EDGE);
            double[] position = new double[2];
            double[] rgb = new double[3];
            toGuide.at(x, y, position);
            texture.picture().read(position[0], position[1], Math.max(pitch, blur), rgb);
            double noisy = noise == 0 ? 0 : noise * Noise.at(at);
            double luma = 0;
            for (int c = 0; c < 3; c++) {
                rgb[c] *= lipGain[c];
                luma += Luma.weight(c) * rgb[c];
            }
            for (int band = 0; band < bands.length; band++) {
                blend(bands[band], at, (bands.length == 1 ? luma : rgb[band]) + noisy, alpha);
            }
        }
    }

    private static double[] lips(double[] landmarks) {
        int first = 2 * FaceFeature.OUTER_LIPS.first();
        return Arrays.copyOfRange(landmarks, first, landmarks.length);
    }

    /** Returns the outer lips, and the line where the inner lips meet. */
    private static double[] meeting(double[] landmarks) {
        double[] outer = FaceFeature.OUTER_LIPS.of(landmarks);
        int first = FaceFeature.LEFT_INNER_MOUTH_CORNER.first();
        int last = FaceFeature.RIGHT_INNER_MOUTH_CORNER.first();
        double[] points = Arrays.copyOf(outer, outer.length + 2 * (last - first + 1));
        int k = outer.length;
        for (int upper = first; upper <= last; upper++) {
            int lower = FaceFeature.lowerLipBelow(upper);
            for (int axis = 0; axis < 2; axis++) {
                points[k++] = (landmarks[2 * upper + axis] + landmarks[2 * lower + axis]) / 2;
            }
        }
        return points;
    }

    static void blend(Samples band, int at, double value, double alpha) {
        band.set(at, band.get(at) + alpha * (Math.max(0, Math.min(1, value)) - band.get(at)));
    }

    Placed placed(double[] landmarks, Composition.Values values) {
        return new Placed(landmarks, values);
    }
}
