package io.facet.guide.make;

import io.facet.face.FaceFeature;
import io.facet.face.Landmarks;
import io.facet.guide.Guide;
import io.facet.guide.Mirror;
import io.facet.guide.canvas.FaceGeometry;
import io.facet.guide.canvas.FacePicture;
import io.facet.guide.compose.LandmarkWarp;
import io.facet.guide.raster.Gaussian;
import io.facet.guide.raster.MapRaster;
import io.facet.guide.tone.LipEdge;
import io.facet.guide.tone.MouthOpening;
import io.facet.image.Luma;
import io.facet.image.Photograph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes guides from pairs: photographs of the same people without and with an expression.
 *
 * <p>The shading is the expression ratio image of Liu, Shan and Zhang, <i>Expressive expression
 * mapping with ratio images</i> (SIGGRAPH 2001): log(after + e) - log(before + e) in linear light,
 * after both photographs were warped to the mean shape of all neutral faces.
 */
public final class PairGuides {

    /** e, which keeps the log ratio of dark hair and pupils near 0. */
    private static final double DARK = 0.02;

    /** Standard deviation of the blur before the ratio, in IPD. */
    private static final double BLUR = 0.011;

    private static final double FINE = 1 / 160.0;
    private static final double LEFT = -1.2;
    private static final double TOP = -0.7;
    private static final int FINE_WIDTH = 385;
    private static final int FINE_HEIGHT = 369;

    /** Largest log ratio. */
    private static final double LIMIT = 1.2;

    /** Margin of a mouth's picture around the lips, in IPD. */
    private static final double MOUTH_MARGIN = 0.03;

    /** Opening of the inner lips below which a mouth is closed, in IPD. */
    private static final double CLOSED = 0.03;

    /** Degree to which the brightness of teeth is moved to the median, 0..1. */
    private static final double EQUAL_BRIGHTNESS = 0.7;

    private PairGuides() {}

    /**
     * Two photographs of a person.
     *
     * @param id unique
     * @param digests SHA-256 of both photographs
     */
    public record Pair(
            String id,
            String person,
            List<String> digests,
            Photograph before,
            Landmarks landmarksBefore,
            Photograph after,
            Landmarks landmarksAfter) {}

    /** Returns the geometries of both faces of a pair: before, and after in the same units. */
    public static FaceGeometry[] geometries(Pair pair) {
        FaceGeometry before = FaceGeometry.of(pair.landmarksBefore());
        return new FaceGeometry[] {before, FaceGeometry.inUnitsOf(before, pair.landmarksAfter())};
    }

    /** Returns the symmetric mean of landmarks in face units. */
    public static double[] meanShape(List<double[]> shapes) {
        double[] mean = new double[2 * Landmarks.COUNT];
        for (double[] shape : shapes) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += shape[i] / shapes.size();
            }
        }
        return Mirror.symmetric(mean);
    }

    /**
     * Makes the guide of one pair.
     *
     * @param shape the geometry of its maps, 136 numbers
     */
    public static Guide guide(Pair pair, double[] shape) {
        FaceGeometry[] faces = geometries(pair);
        FacePicture before = FacePicture.of(pair.before(), faces[0]);
        FacePicture after = FacePicture.of(pair.after(), faces[1]);
        double[] displacement = faces[1].landmarks();
        double[] start = faces[0].landmarks();
        for (int i = 0; i < displacement.length; i++) {
            displacement[i] -= start[i];
        }
        MapRaster shading = shading(before, after, shape);
        return new Guide(
                pair.id(),
                pair.person(),
                pair.digests(),
                shape,
                start,
                displacement,
                before.skin(),
                Optional.of(shading),
                Optional.empty(),
                List.of(),
                Optional.of(mouth(after, LipEdge.refined(after))),
                isClosed(faces[0]) ? Optional.of(mouth(before, start)) : Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static MapRaster shading(FacePicture before, FacePicture after, double[] shape) {
        float[] b = blurred(before, shape);
        float[] a = blurred(after, shape);
        RatioMask mask = new RatioMask(shape);
        double[] offset = exposure(a, b);
        int width = (FINE_WIDTH + 1) / 2;
        int height = (FINE_HEIGHT + 1) / 2;
        float[] ratio = new float[3 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double weight = mask.weight(LEFT + 2 * FINE * x, TOP + 2 * FINE * y);
                for (int c = 0; c < 3 && weight > 0; c++) {
                    int from = 3 * (2 * y * FINE_WIDTH + 2 * x) + c;
                    double log = Math.log(a[from] + DARK) - Math.log(b[from] + DARK) - offset[c];
                    ratio[3 * (y * width + x) + c] =
                            (float) (weight * Math.max(-LIMIT, Math.min(LIMIT, log)));
                }
            }
        }
        return new MapRaster(LEFT, TOP, 2 * FINE, width, height, 3, ratio);
    }

    /**
     * Returns the difference in exposure: the median log ratio of the forehead and the bridge of
     * the nose, which an expression of the mouth does not change.
     */
    private static double[] exposure(float[] after, float[] before) {
        double[] offset = new double[3];
        for (int c = 0; c < 3; c++) {
            List<Double> ratios = new ArrayList<>();
            for (double y = -0.6; y < -0.35; y += 0.02) {
                for (double x = -0.35; x < 0.35; x += 0.02) {
                    int column = (int) Math.round((x - LEFT) / FINE);
                    int row = (int) Math.round((y - TOP) / FINE);
                    int at = 3 * (row * FINE_WIDTH + column) + c;
                    ratios.add(Math.log(after[at] + DARK) - Math.log(before[at] + DARK));
                }
            }
            ratios.sort(null);
            offset[c] = ratios.get(ratios.size() / 2);
        }
        return offset;
    }

    /** Returns a face in linear light, warped to a shape and blurred. */
    private static float[] blurred(FacePicture picture, double[] shape) {
        LandmarkWarp warp = LandmarkWarp.between(shape, picture.face().landmarks());
        float[] linear = new float[3 * FINE_WIDTH * FINE_HEIGHT];
        java.util.stream.IntStream.range(0, FINE_HEIGHT)
                .parallel()
                .forEach(
                        y -> {
                            double[] at = new double[2];
                            double[] rgb = new double[3];
                            for (int x = 0; x < FINE_WIDTH; x++) {
                                warp.map(LEFT + FINE * x, TOP + FINE * y, at);
                                picture.read(at[0], at[1], rgb);
                                for (int c = 0; c < 3; c++) {
                                    linear[3 * (y * FINE_WIDTH + x) + c] =
                                            (float) FacePicture.linear(rgb[c]);
                                }
                            }
                        });
        return Gaussian.blurred(linear, FINE_WIDTH, FINE_HEIGHT, 3, BLUR / FINE);
    }

    private static boolean isClosed(FaceGeometry face) {
        return face.y(FaceFeature.LOWER_LIP_INNER.first())
                        - face.y(FaceFeature.UPPER_LIP_INNER.first())
                < CLOSED;
    }

    private static Guide.MouthTexture mouth(FacePicture picture, double[] landmarks) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int i = FaceFeature.OUTER_LIPS.first(); i < Landmarks.COUNT; i++) {
            left = Math.min(left, landmarks[2 * i]);
            right = Math.max(right, landmarks[2 * i]);
            top = Math.min(top, landmarks[2 * i + 1]);
            bottom = Math.max(bottom, landmarks[2 * i + 1]);
        }
        double pitch = picture.face().photoToFace().scale();
        left -= MOUTH_MARGIN;
        top -= MOUTH_MARGIN;
        int width = (int) Math.ceil((right + MOUTH_MARGIN - left) / pitch);
        int height = (int) Math.ceil((bottom + MOUTH_MARGIN - top) / pitch);
        float[] values = new float[3 * width * height];
        double[] rgb = new double[3];
        for (int i = 0; i < width * height; i++) {
            picture.read(left + pitch * (i % width), top + pitch * (i / width), rgb);
            for (int c = 0; c < 3; c++) {
                values[3 * i + c] = (float) Math.max(0, Math.min(1, rgb[c]));
            }
        }
        MapRaster shown = new MapRaster(left, top, pitch, width, height, 3, values);
        return new Guide.MouthTexture(shown, landmarks, picture.light(), picture.skin());
    }

    /**
     * Scales the colours of all mouths so that all teeth have the tint of the median mouth, and
     * moves their brightness, relative to the sclera, towards the median.
     *
     * @param guides the guides, of which those without a mouth are not changed
     */
    public static List<Guide> withEqualTeeth(List<Guide> guides) {
        List<Guide.MouthTexture> mouths =
                guides.stream().map(Guide::mouth).flatMap(Optional::stream).toList();
        List<double[]> teeth = mouths.stream().map(PairGuides::teeth).toList();
        double[] median = new double[4];
        for (int c = 0; c < 4; c++) {
            int component = c;
            double[] sorted = teeth.stream().mapToDouble(t -> t[component]).sorted().toArray();
            median[c] = sorted.length == 0 ? 1 : sorted[sorted.length / 2];
        }
        List<Guide> equal = new ArrayList<>();
        for (Guide guide : guides) {
            equal.add(
                    guide.mouth()
                            .map(mouth -> guide.withMouth(equalised(mouth, median)))
                            .orElse(guide));
        }
        return equal;
    }

    private static Guide.MouthTexture equalised(Guide.MouthTexture mouth, double[] median) {
        double[] own = teeth(mouth);
        double brightness = Math.pow(median[3] / own[3], EQUAL_BRIGHTNESS / FacePicture.GAMMA);
        float[] values = mouth.picture().values();
        for (int k = 0; k < values.length; k++) {
            values[k] = (float) Math.min(1, values[k] * brightness * median[k % 3] / own[k % 3]);
        }
        return new Guide.MouthTexture(
                mouth.picture().withValues(3, values),
                mouth.landmarks(),
                mouth.light(),
                mouth.skin());
    }

    /**
     * Returns the colour of the teeth, which are the brightest third of a mouth: encoded red, green
     * and blue relative to their mean, and the linear luma relative to the sclera.
     */
    private static double[] teeth(Guide.MouthTexture mouth) {
        MouthOpening opening = MouthOpening.of(mouth.landmarks());
        MapRaster picture = mouth.picture();
        List<double[]> inside = new ArrayList<>();
        for (int i = 0; i < picture.width() * picture.height(); i++) {
            double x = picture.left() + picture.pitch() * (i % picture.width());
            double y = picture.top() + picture.pitch() * (i / picture.width());
            if (opening.depth(x, y) > 0.01) {
                double[] rgb = new double[4];
                for (int c = 0; c < 3; c++) {
                    rgb[c] = picture.value(3 * i + c);
                    rgb[3] += Luma.weight(c) * FacePicture.linear(rgb[c]);
                }
                inside.add(rgb);
            }
        }
        if (inside.isEmpty()) {
            return new double[] {1, 1, 1, 1};
        }
        inside.sort((one, other) -> Double.compare(other[3], one[3]));
        List<double[]> bright = inside.subList(0, Math.max(1, inside.size() / 3));
        double[] mean = new double[4];
        for (double[] rgb : bright) {
            for (int c = 0; c < 4; c++) {
                mean[c] += rgb[c] / bright.size();
            }
        }
        double grey = (mean[0] + mean[1] + mean[2]) / 3;
        return new double[] {
            mean[0] / grey, mean[1] / grey, mean[2] / grey, mean[3] / Math.max(1e-3, mouth.light())
        };
    }
}
