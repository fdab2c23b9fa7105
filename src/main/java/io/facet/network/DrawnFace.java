package io.facet.network;

import io.facet.image.FloatImage;
import io.facet.network.NetworkCard.FaceTemplate;

/**
 * Represents a synthetic face drawn by formulas, for checking a network when no photograph is
 * available. Skin, lips, hair and eyes have daylight colours; the parts are placed by the network's
 * template.
 */
public final class DrawnFace {

    /** Skin colours from light to dark: red, green and blue, in grey levels. */
    private static final double[][] SKINS = {
        {235, 190, 165}, {224, 172, 140}, {198, 134, 96}, {141, 85, 56}
    };

    private static final double[] HAIR = {45, 35, 28};
    private static final double[] EYE = {225, 220, 215};
    private static final double[] IRIS = {55, 40, 30};

    private final int size;
    private final double[] skin;
    private final double centre;
    private final double eyeLine;
    private final double unit;

    private DrawnFace(int size, FaceTemplate template, double[] skin) {
        this.size = size;
        this.skin = skin;
        centre = (template.leftX() + template.rightX()) / 2;
        eyeLine = (template.leftY() + template.rightY()) / 2;
        unit = template.rightX() - template.leftX();
    }

    /** Returns the number of faces. */
    public static int count() {
        return SKINS.length;
    }

    /**
     * Returns the i-th face as a network's input.
     *
     * @return S x S x 3, RGB, whole grey levels
     */
    public static FloatImage of(NetworkCard card, int i) {
        return new DrawnFace(card.inputSize(), card.template(), SKINS[i]).picture();
    }

    private FloatImage picture() {
        float[] samples = new float[3 * size * size];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double[] colour = colour((x - centre) / unit, (y - eyeLine) / unit);
                for (int c = 0; c < 3; c++) {
                    double level = Math.max(0, Math.min(255, colour[c]));
                    samples[3 * (y * size + x) + c] = Math.round(level);
                }
            }
        }
        return new FloatImage(size, size, 3, samples);
    }

    /**
     * @param u to the right of the midpoint between the pupils, in interpupillary distances
     * @param v below it
     */
    private double[] colour(double u, double v) {
        double[] colour = {120 + 30 * v, 124 + 26 * v, 128 + 22 * v};
        paint(colour, HAIR, inside(u / 1.4, (v + 0.15) / 1.55, 40));
        double radius = Math.hypot(u / 1.16, (v - 0.25) / 1.5);
        double light = 1.05 - 0.35 * radius * radius - 0.08 * u;
        paint(colour, times(skin, light), inside(u / 1.16, (v - 0.25) / 1.5, 40));
        double outward = Math.abs(u) - 0.5;
        paint(colour, EYE, inside(outward / 0.19, v / 0.09, 15));
        paint(colour, IRIS, inside(outward / 0.085, v / 0.09, 15));
        double brow = (v + 0.24 - outward * outward) / 0.045;
        paint(colour, HAIR, 0.8 * Math.exp(-Math.pow(outward / 0.23, 4) - brow * brow));
        shade(colour, 0.2 * bump((u + 0.12) / 0.06, (v - 0.36) / 0.26));
        shade(colour, 0.55 * bump((Math.abs(u) - 0.1) / 0.045, (v - 0.64) / 0.03));
        double[] lips = {0.82 * skin[0], 0.55 * skin[1], 0.6 * skin[2]};
        paint(colour, lips, inside(u / 0.4, (v - 1.02) / 0.135, 12));
        double line = (v - 1.02 + 0.1 * u * u) / 0.023;
        shade(colour, 0.6 * Math.exp(-Math.pow(u / 0.39, 6) - line * line));
        return colour;
    }

    /** Returns 1 inside the unit circle and 0 outside it, with an edge of the given steepness. */
    private static double inside(double x, double y, double steepness) {
        return 1 / (1 + Math.exp(-steepness * (1 - Math.hypot(x, y))));
    }

    private static double bump(double x, double y) {
        return Math.exp(-x * x - y * y);
    }

    private static void paint(double[] colour, double[] paint, double share) {
        for (int c = 0; c < 3; c++) {
            colour[c] += share * (paint[c] - colour[c]);
        }
    }

    private static void shade(double[] colour, double share) {
        for (int c = 0; c < 3; c++) {
            colour[c] *= 1 - share;
        }
    }

    private static double[] times(double[] colour, double factor) {
        return new double[] {colour[0] * factor, colour[1] * factor, colour[2] * factor};
    }
}
