package io.facet.face;

import io.facet.image.FloatImage;
import io.facet.image.Luma;
import io.facet.network.NetworkCard.FaceTemplate;

/** The colour of teeth in the light that falls on a face, judged by its cheeks. */
final class ToothColour {

    /** Teeth are this much brighter than skin. */
    private static final double BRIGHTER = 1.05;

    private static final double BRIGHTEST = 235;

    /** What is left in them of the cheeks' own colour, which is mostly skin and partly light. */
    private static final double CHROMA = 0.3;

    /** The cheeks: from the point between the pupils, in distances of these. */
    private static final double BESIDE = 0.6;

    private static final double BELOW = 0.62;
    private static final double RADIUS = 0.22;

    private ToothColour() {}

    /**
     * @param crop S x S x 3, grey levels
     * @param template where its pupils are
     * @return red, green and blue, grey levels
     */
    static float[] of(FloatImage crop, FaceTemplate template) {
        double unit = template.rightX() - template.leftX();
        double middle = (template.leftX() + template.rightX()) / 2;
        double y = (template.leftY() + template.rightY()) / 2 + BELOW * unit;
        double[] skin = new double[3];
        double area = 0;
        for (int row = 0; row < crop.height(); row++) {
            for (int column = 0; column < crop.width(); column++) {
                double x = Math.abs(column - middle) - BESIDE * unit;
                if (Math.hypot(x, row - y) < RADIUS * unit) {
                    for (int channel = 0; channel < 3; channel++) {
                        skin[channel] += crop.sample(column, row, channel);
                    }
                    area++;
                }
            }
        }
        double luma = 0;
        for (int channel = 0; channel < 3; channel++) {
            skin[channel] /= Math.max(1, area);
            luma += Luma.weight(channel) * skin[channel];
        }
        float[] colour = new float[3];
        for (int channel = 0; channel < 3; channel++) {
            colour[channel] =
                    (float)
                            (Math.min(BRIGHTEST, BRIGHTER * luma)
                                    + CHROMA * (skin[channel] - luma));
        }
        return colour;
    }
}
