package io.facet.guide.tone;

import io.facet.face.FaceFeature;
import io.facet.guide.canvas.FaceGeometry;
import io.facet.guide.canvas.FacePicture;
import io.facet.guide.raster.Polygon;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The colour of the brows, which predicts the colour of a beard of the same person. */
final class BrowColour {

    private static final List<FaceFeature> BROWS =
            List.of(FaceFeature.LEFT_BROW, FaceFeature.RIGHT_BROW);

    /** Extent of the band above and below the landmarks, in IPD. */
    private static final double ABOVE = 0.06;

    private static final double BELOW = 0.07;

    /** Distance of the samples, in IPD. */
    private static final double PITCH = 0.01;

    /** Fraction of the band, its darkest part, that is assumed to be hair. */
    private static final double HAIR = 0.3;

    /** Smallest linear value of a channel, because black has no hue. */
    private static final double DARKEST = 1e-3;

    private BrowColour() {}

    /** Returns the mean linear colour of the darkest 30 % of each brow, averaged over both. */
    static double[] of(FacePicture picture) {
        double[] mean = new double[3];
        for (FaceFeature feature : BROWS) {
            double[] brow = darkest(picture, band(picture.face(), feature));
            for (int c = 0; c < 3; c++) {
                mean[c] += Math.max(DARKEST, brow[c]) / BROWS.size();
            }
        }
        return mean;
    }

    private static double[] band(FaceGeometry face, FaceFeature brow) {
        int count = brow.count();
        double[] band = new double[4 * count];
        for (int i = 0; i < count; i++) {
            int landmark = brow.first() + i;
            int back = 2 * (2 * count - 1 - i);
            band[2 * i] = face.x(landmark);
            band[2 * i + 1] = face.y(landmark) - ABOVE;
            band[back] = face.x(landmark);
            band[back + 1] = face.y(landmark) + BELOW;
        }
        return band;
    }

    private static double[] darkest(FacePicture picture, double[] band) {
        List<double[]> colours = new ArrayList<>();
        int steps = (int) Math.max(1, PITCH / 2 * picture.face().pixelsPerUnit());
        double top = least(band, 1);
        double right = -least(negative(band), 0);
        double bottom = -least(negative(band), 1);
        for (double y = top; y <= bottom; y += PITCH) {
            for (double x = least(band, 0); x <= right; x += PITCH) {
                if (Polygon.depth(band, x, y) > 0) {
                    double[] colour = new double[3];
                    picture.readMean(x, y, PITCH / 2, steps, colour);
                    colours.add(colour);
                }
            }
        }
        colours.sort(Comparator.comparingDouble(FacePicture::luma));
        int count = (int) Math.ceil(HAIR * colours.size());
        double[] mean = new double[3];
        for (double[] colour : colours.subList(0, count)) {
            for (int c = 0; c < 3; c++) {
                mean[c] += colour[c] / count;
            }
        }
        return mean;
    }

    private static double[] negative(double[] points) {
        double[] negative = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            negative[i] = -points[i];
        }
        return negative;
    }

    private static double least(double[] points, int coordinate) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = coordinate; i < points.length; i += 2) {
            least = Math.min(least, points[i]);
        }
        return least;
    }
}
