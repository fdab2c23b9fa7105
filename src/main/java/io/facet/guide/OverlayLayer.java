package io.facet.guide;

import io.facet.image.Luma;
import io.facet.warp.ThinPlateSpline;

/**
 * Something that is worn, placed by the landmarks.
 *
 * @param overlay its layers
 * @param strength opacity, 0..1
 * @param light linear gain of its own colours, red, green, blue
 */
record OverlayLayer(Guide.Overlay overlay, double strength, double[] light) {

    static final String RIGHT = "overlay right";
    static final String DOWN = "overlay down";
    static final String SIZE = "overlay size";

    /** Smoothing of the map from the face: frames are rigid. */
    private static final double STIFFNESS = 0.05;

    /** The overlay where one θ puts it. */
    final class Placed {
        private final ThinPlateSpline toOverlay;
        private final double right;
        private final double down;
        private final double size;

        private Placed(double[] landmarks, Composition.Values values) {
            right = values.get(RIGHT, 0);
            down = values.get(DOWN, 0);
            size = Math.exp(-values.get(SIZE, 0));
            int n = overlay.anchors().size();
            double[] centres = new double[2 * n];
            double[][] at = new double[2][n];
            for (int i = 0; i < n; i++) {
                Guide.Anchor anchor = overlay.anchors().get(i);
                for (int landmark : anchor.landmarks()) {
                    centres[2 * i] += landmarks[2 * landmark] / anchor.landmarks().size();
                    centres[2 * i + 1] += landmarks[2 * landmark + 1] / anchor.landmarks().size();
                }
                at[0][i] = anchor.x();
                at[1][i] = anchor.y();
            }
            toOverlay = ThinPlateSpline.through(centres, at, STIFFNESS);
        }

        void apply(Samples[] bands, int at, double x, double y, double pitch, double mask) {
            double[] position = new double[2];
            toOverlay.at(x, y, position);
            double u = size * (position[0] - right);
            double v = size * (position[1] - down);
            double weight = mask * strength;
            double[] value = new double[4];
            if (overlay.shadow().isPresent() && overlay.shadow().get().covers(u, v)) {
                overlay.shadow().get().read(u, v, pitch, value);
                value[1] = value[0];
                value[2] = value[0];
                Light.apply(bands, at, value, weight);
            }
            if (overlay.tint().isPresent() && overlay.tint().get().covers(u, v)) {
                overlay.tint().get().read(u, v, pitch, value);
                Light.apply(bands, at, value, weight);
            }
            if (overlay.body().isPresent() && overlay.body().get().covers(u, v)) {
                overlay.body().get().read(u, v, pitch, value);
                paint(bands, at, value, weight);
            }
            if (overlay.reflection().isPresent() && overlay.reflection().get().covers(u, v)) {
                overlay.reflection().get().read(u, v, pitch, value);
                shine(bands, at, value, weight);
            }
        }

        /** Colours are kept times their opacity, so that edges do not bleed. */
        private void paint(Samples[] bands, int at, double[] rgba, double weight) {
            double alpha = Math.max(0, Math.min(1, rgba[3])) * weight;
            if (alpha == 0) {
                return;
            }
            double[] colour = new double[3];
            for (int c = 0; c < 3; c++) {
                double own = Math.max(0, rgba[c]) / Math.max(1e-6, rgba[3]);
                colour[c] = own * Math.pow(light[c], 1 / FacePicture.GAMMA);
            }
            if (bands.length == 1) {
                MouthLayer.blend(bands[0], at, luma(colour), alpha);
                return;
            }
            for (int c = 0; c < 3; c++) {
                MouthLayer.blend(bands[c], at, colour[c], alpha);
            }
        }

        /** Adds linear light. */
        private void shine(Samples[] bands, int at, double[] rgb, double weight) {
            double[] added = new double[3];
            for (int c = 0; c < 3; c++) {
                added[c] = weight * light[c] * FacePicture.linear(rgb[c]);
            }
            if (bands.length == 1) {
                add(bands[0], at, luma(added));
                return;
            }
            for (int c = 0; c < 3; c++) {
                add(bands[c], at, added[c]);
            }
        }
    }

    private static void add(Samples band, int at, double linear) {
        if (linear > 0) {
            double sum = Math.min(1, FacePicture.linear(band.get(at)) + linear);
            band.set(at, Math.pow(sum, 1 / FacePicture.GAMMA));
        }
    }

    private static double luma(double[] rgb) {
        return Luma.weight(0) * rgb[0] + Luma.weight(1) * rgb[1] + Luma.weight(2) * rgb[2];
    }

    Placed placed(double[] landmarks, Composition.Values values) {
        return new Placed(landmarks, values);
    }
}
