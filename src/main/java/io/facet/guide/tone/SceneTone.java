package io.facet.guide.tone;

import static io.facet.face.FaceFeature.LEFT_EYE_OUTER_CORNER;
import static io.facet.face.FaceFeature.LEFT_NOSE_WING;
import static io.facet.face.FaceFeature.RIGHT_EYE_OUTER_CORNER;
import static io.facet.face.FaceFeature.RIGHT_NOSE_WING;

import io.facet.face.FaceFeature;
import io.facet.face.Landmarks;
import io.facet.guide.canvas.FaceGeometry;
import io.facet.guide.canvas.FacePicture;
import io.facet.guide.raster.Gaussian;
import io.facet.guide.raster.Polygon;
import io.facet.image.Luma;
import java.util.Arrays;

/**
 * The properties that a drawn object has to match to look as if photographed with the face.
 *
 * @param light linear gain of colours that were drawn in studio light
 * @param black linear luma of the darkest tone given haze and exposure
 * @param blur standard deviation of a Gaussian that makes edges as soft as the photograph's, in its
 *     pixels
 * @param grain standard deviation of the luma noise where the face is smoothest, encoded, 0..1
 */
public record SceneTone(double light, double black, double blur, double grain) {

    /** A sharp, noiseless studio portrait. */
    public static final SceneTone STUDIO = new SceneTone(1, 0, 0.6, 0);

    /** Linear luma of the brighter of eyes and cheeks in the light for which frames are drawn. */
    private static final double DRAWN_LIGHT = 0.38;

    private static final double LIGHT_EXPONENT = 0.8;
    private static final double DARKEST = 0.06;
    private static final double BRIGHTEST = 1.1;

    /** Radius of the discs on the cheeks, and their distance below eye corner and nose. */
    private static final double CHEEK = 0.12;

    private static final double BELOW_EYES = 0.1;
    private static final double STRONGEST_EDGES = 0.02;
    private static final double SHARPEST = 0.6;
    private static final double SOFTEST = 4;

    private static final double LEAST_GRAIN = 0.2 / 255;

    /** Largest grain; stronger detail is pores. */
    private static final double MOST_GRAIN = 1.5 / 255;

    private static final double SMOOTHEST_SHARE = 0.1;
    private static final double DETAIL_BLUR = 1.2;
    private static final int WINDOW = 4;

    /** Largest number of windows examined in a photograph. */
    private static final int MOST_WINDOWS = 100_000;

    private static final int BROWS_FIRST = FaceFeature.LEFT_BROW.first();
    private static final int BROWS_END = FaceFeature.RIGHT_BROW.last() + 1;

    /** Measures a face's photograph. */
    static SceneTone of(FacePicture picture) {
        Luminance luma = Luminance.of(picture);
        double[] eyes =
                luma.linearWithin(
                        luma.polygon(FaceFeature.LEFT_EYE), luma.polygon(FaceFeature.RIGHT_EYE));
        double cheeks = mean(luma.linearOnCheeks(), 0);
        double bright = Math.max(quantile(eyes, 0.97, cheeks), cheeks);
        double gain = Math.max(DARKEST, Math.min(BRIGHTEST, bright / DRAWN_LIGHT));
        return new SceneTone(
                Math.pow(gain, LIGHT_EXPONENT), quantile(eyes, 0.01, 0), luma.blur(), luma.grain());
    }

    private static double mean(double[] values, double otherwise) {
        return Arrays.stream(values).average().orElse(otherwise);
    }

    /** Returns a quantile; sorts the values in place. */
    private static double quantile(double[] values, double share, double otherwise) {
        if (values.length == 0) {
            return otherwise;
        }
        Arrays.sort(values);
        return values[(int) Math.round(share * (values.length - 1))];
    }

    /**
     * The encoded luma around a face.
     *
     * @param landmarks in pixels of the plane, 136 numbers
     * @param unit pixels in one IPD
     */
    private record Luminance(
            float[] plane, int width, int height, double[] landmarks, double unit) {

        static Luminance of(FacePicture picture) {
            int width = picture.region().width();
            int height = picture.region().height();
            float[] plane = new float[width * height];
            for (int c = 0; c < 3; c++) {
                float[] channel = picture.plane(c);
                for (int i = 0; i < plane.length; i++) {
                    plane[i] += Luma.weight(c) * channel[i];
                }
            }
            FaceGeometry face = picture.face();
            io.facet.warp.Similarity toPhoto = face.photoToFace().inverse();
            double[] landmarks = new double[2 * Landmarks.COUNT];
            for (int i = 0; i < Landmarks.COUNT; i++) {
                landmarks[2 * i] = toPhoto.x(face.x(i), face.y(i)) - picture.region().x();
                landmarks[2 * i + 1] = toPhoto.y(face.x(i), face.y(i)) - picture.region().y();
            }
            return new Luminance(plane, width, height, landmarks, face.pixelsPerUnit());
        }

        double[] polygon(FaceFeature feature) {
            return feature.of(landmarks);
        }

        private int column(double x) {
            return (int) Math.max(0, Math.min(width - 1, Math.round(x)));
        }

        private int row(double y) {
            return (int) Math.max(0, Math.min(height - 1, Math.round(y)));
        }

        private double linear(int pixel) {
            return FacePicture.linear(plane[pixel]);
        }

        double[] linearWithin(double[]... polygons) {
            java.util.stream.DoubleStream.Builder values = java.util.stream.DoubleStream.builder();
            for (double[] polygon : polygons) {
                Box box = Box.around(polygon);
                for (int y = row(box.top()); y <= row(box.bottom()); y++) {
                    for (int x = column(box.left()); x <= column(box.right()); x++) {
                        if (Polygon.depth(polygon, x, y) > -0.5) {
                            values.add(linear(y * width + x));
                        }
                    }
                }
            }
            return values.build().toArray();
        }

        double[] linearOnCheeks() {
            java.util.stream.DoubleStream.Builder values = java.util.stream.DoubleStream.builder();
            double radius = CHEEK * unit;
            for (boolean left : new boolean[] {true, false}) {
                FaceFeature eye = left ? LEFT_EYE_OUTER_CORNER : RIGHT_EYE_OUTER_CORNER;
                FaceFeature nose = left ? LEFT_NOSE_WING : RIGHT_NOSE_WING;
                double px = (eye.x(landmarks) + nose.x(landmarks)) / 2;
                double py = (eye.y(landmarks) + nose.y(landmarks)) / 2 + CHEEK * unit;
                for (int y = row(py - radius); y <= row(py + radius); y++) {
                    for (int x = column(px - radius); x <= column(px + radius); x++) {
                        if (Math.hypot(x - px, y - py) <= radius) {
                            values.add(linear(y * width + x));
                        }
                    }
                }
            }
            return values.build().toArray();
        }

        /**
         * Returns the blur of the strongest edges around the eyes. A Gaussian of 1 pixel lowers the
         * slope of an edge that is blurred by σ in the ratio r = √(1 + 1/σ²).
         */
        double blur() {
            Box brows = Box.around(Arrays.copyOfRange(landmarks, 2 * BROWS_FIRST, 2 * BROWS_END));
            double lids =
                    Math.max(
                            Math.max(
                                    landmarks[2 * FaceFeature.LEFT_EYE.last() - 1],
                                    landmarks[2 * FaceFeature.LEFT_EYE.last() + 1]),
                            landmarks[2 * FaceFeature.RIGHT_EYE.last() - 1]);
            Luminance eyes =
                    cropped(
                            column(brows.left()),
                            row(brows.top()),
                            column(brows.right()),
                            row(lids + BELOW_EYES * unit));
            float[] sharp = eyes.slopes(eyes.plane);
            float[] soft = eyes.slopes(Gaussian.blurred(eyes.plane, eyes.width, eyes.height, 1, 1));
            float[] sorted = sharp.clone();
            Arrays.sort(sorted);
            float least = sorted[(int) ((1 - STRONGEST_EDGES) * (sorted.length - 1))];
            java.util.stream.DoubleStream.Builder ratios = java.util.stream.DoubleStream.builder();
            for (int i = 0; i < sharp.length; i++) {
                if (sharp[i] >= least && soft[i] > 0) {
                    ratios.add(sharp[i] / soft[i]);
                }
            }
            double ratio = quantile(ratios.build().toArray(), 0.5, 1);
            double blur = 1 / Math.sqrt(Math.max(0.15, ratio * ratio - 1));
            return Math.max(SHARPEST, Math.min(SOFTEST, blur));
        }

        private Luminance cropped(int left, int top, int right, int bottom) {
            int columns = Math.max(1, right - left + 1);
            int rows = Math.max(1, bottom - top + 1);
            float[] part = new float[columns * rows];
            for (int y = 0; y < rows; y++) {
                System.arraycopy(plane, (top + y) * width + left, part, y * columns, columns);
            }
            return new Luminance(part, columns, rows, landmarks, unit);
        }

        /** Returns the gradient's magnitude by the Sobel operator, 0 at the border. */
        private float[] slopes(float[] values) {
            float[] slopes = new float[values.length];
            for (int y = 1; y < height - 1; y++) {
                for (int x = 1; x < width - 1; x++) {
                    int i = y * width + x;
                    double across = smoothed(values, i + 1, width) - smoothed(values, i - 1, width);
                    double down = smoothed(values, i + width, 1) - smoothed(values, i - width, 1);
                    slopes[i] = (float) Math.hypot(across, down);
                }
            }
            return slopes;
        }

        private static double smoothed(float[] values, int at, int step) {
            return values[at - step] + 2 * values[at] + values[at + step];
        }

        /**
         * Returns the standard deviation of the finest detail in the smoothest tenth of the face.
         */
        double grain() {
            double[] outline = Arrays.copyOf(landmarks, 2 * BROWS_END);
            for (int i = BROWS_FIRST; i < BROWS_END; i++) {
                int back = 2 * (BROWS_FIRST + BROWS_END - 1 - i);
                outline[2 * i] = landmarks[back];
                outline[2 * i + 1] = landmarks[back + 1];
            }
            Box box = Box.around(outline);
            int left = Math.max(0, column(box.left()) - WINDOW);
            int top = Math.max(0, row(box.top()) - WINDOW);
            Luminance face = cropped(left, top, column(box.right()), row(box.bottom()));
            double[] squares = face.squaresOfDetail();
            int step = (int) Math.ceil(Math.sqrt(squares.length / (double) MOST_WINDOWS));
            java.util.stream.DoubleStream.Builder means = java.util.stream.DoubleStream.builder();
            for (int y = WINDOW; y < face.height - WINDOW; y += step) {
                for (int x = WINDOW; x < face.width - WINDOW; x += step) {
                    if (Polygon.depth(outline, left + x, top + y) >= 0) {
                        means.add(mean(squares, face.width, x, y));
                    }
                }
            }
            double grain = Math.sqrt(quantile(means.build().toArray(), SMOOTHEST_SHARE, 0));
            return Math.max(LEAST_GRAIN, Math.min(MOST_GRAIN, grain));
        }

        private double[] squaresOfDetail() {
            float[] low = Gaussian.blurred(plane, width, height, 1, DETAIL_BLUR);
            double[] squares = new double[plane.length];
            for (int i = 0; i < squares.length; i++) {
                squares[i] = (plane[i] - low[i]) * (plane[i] - low[i]);
            }
            return squares;
        }

        private static double mean(double[] values, int width, int column, int row) {
            double sum = 0;
            for (int y = row - WINDOW; y <= row + WINDOW; y++) {
                for (int x = column - WINDOW; x <= column + WINDOW; x++) {
                    sum += values[y * width + x];
                }
            }
            return sum / ((2 * WINDOW + 1) * (2 * WINDOW + 1));
        }
    }

    /** A rectangle around points. */
    private record Box(double left, double top, double right, double bottom) {

        static Box around(double[] points) {
            double left = points[0];
            double top = points[1];
            double right = left;
            double bottom = top;
            for (int i = 2; i < points.length; i += 2) {
                left = Math.min(left, points[i]);
                right = Math.max(right, points[i]);
                top = Math.min(top, points[i + 1]);
                bottom = Math.max(bottom, points[i + 1]);
            }
            return new Box(left, top, right, bottom);
        }
    }
}
