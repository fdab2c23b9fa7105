package io.facet.guide;

import io.facet.face.EyePositions;
import io.facet.face.Landmarks;
import io.facet.face.align.AlignedFace;
import io.facet.guide.GuideSet.Kind;
import io.facet.guide.GuideSet.Source;
import io.facet.guide.canvas.FaceGeometry;
import io.facet.guide.compose.Effect;
import io.facet.guide.raster.MapRaster;
import io.facet.guide.tone.MouthOpening;
import io.facet.image.FloatImage;
import io.facet.image.Photograph;
import io.facet.warp.Similarity;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Synthetic faces, photographs and guides. */
public final class MadeUp {

    /** Side of the crop, and its pixels in one interpupillary distance. */
    public static final int CROP = 112;

    static final double CROP_IPD = 0.4 * CROP;

    /** Half the width of a head, in IPD. */
    private static final double HALF_HEAD = 1.25;

    /** A tenth of a pixel of the crop, in interpupillary distances. */
    public static final double TENTH_OF_A_PIXEL = 0.1 / CROP_IPD;

    private MadeUp() {}

    /** The 68 landmarks of an average face in face units. */
    public static double[] face() {
        return new EyePositions(-0.5, 0, 0.5, 0).landmarksOrMean().coordinates();
    }

    /** A face of other proportions, not symmetric. */
    public static double[] otherFace() {
        double[] face = face();
        for (int i = 0; i < 68; i++) {
            double x = face[2 * i];
            double y = face[2 * i + 1];
            if (y > 0.2) {
                face[2 * i] = 1.08 * x + 0.03 * y;
                face[2 * i + 1] = 0.94 * y + 0.02 * x;
            }
        }
        return face;
    }

    /**
     * The average face on a head that is an ellipsoid, turned about its vertical axis.
     *
     * @param yaw in degrees, positive to the viewer's right
     */
    public static double[] turned(double yaw) {
        double[] face = face();
        double sine = Math.sin(Math.toRadians(yaw));
        double cosine = Math.cos(Math.toRadians(yaw));
        for (int i = 0; i < 68; i++) {
            double across = face[2 * i] / HALF_HEAD;
            double depth = Math.sqrt(Math.max(0, 1 - across * across));
            face[2 * i] = cosine * face[2 * i] + sine * depth;
        }
        return geometry(face).landmarks();
    }

    /** The displacement of a smile that parts the lips; symmetric. */
    public static double[] smile() {
        double[] face = face();
        double[] smile = new double[136];
        for (int i = 48; i < 68; i++) {
            double x = face[2 * i];
            smile[2 * i] = 0.25 * x;
            smile[2 * i + 1] = -0.6 * x * x + 0.02;
        }
        for (int lower : new int[] {55, 56, 57, 58, 59, 65, 66, 67}) {
            smile[2 * lower + 1] += 0.08;
        }
        for (int i = 3; i <= 13; i++) {
            smile[2 * i] = 0.02 * face[2 * i];
            smile[2 * i + 1] = 0.03 * (1 - face[2 * i] * face[2 * i]);
        }
        smile[2 * 31] = -0.02;
        smile[2 * 35] = 0.02;
        return smile;
    }

    public static double[] plus(double[] points, double factor, double[] displacement) {
        double[] sum = points.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * displacement[i];
        }
        return sum;
    }

    /** A face in face units as a photograph shows it, its eyes at the given places. */
    public static Landmarks inPhotograph(double[] face, EyePositions eyes) {
        return new Landmarks(face)
                .through(
                        Similarity.between(
                                new double[] {-0.5, 0, 0.5, 0},
                                new double[] {
                                    eyes.leftX(), eyes.leftY(), eyes.rightX(), eyes.rightY()
                                }));
    }

    /** Returns a geometry whose face unit is a pixel: eyes at (-0.5, 0) and (0.5, 0). */
    public static FaceGeometry geometry(double[] face) {
        return FaceGeometry.of(new Landmarks(face));
    }

    /**
     * A photograph of a face: skin under soft light with dark eyes, brows and lips, and a fine
     * grain. Samples are in 0..1.
     */
    public static float[][] planes(int width, int height, FaceGeometry face) {
        float[][] planes = new float[3][width * height];
        double[] skin = {0.75, 0.58, 0.5};
        Random random = new Random(11);
        for (int i = 0; i < width * height; i++) {
            double x = face.photoToFace().x(i % width, i / width);
            double y = face.photoToFace().y(i % width, i / width);
            double light = 0.85 + 0.15 * Math.cos(1.3 * x + 0.4) * Math.cos(y - 0.5);
            double feature = 1;
            for (int side = -1; side <= 1; side += 2) {
                feature -= 0.6 * blob(x - 0.5 * side, y, 0.12, 0.05);
                feature -= 0.4 * blob(x - 0.6 * side, y + 0.33, 0.25, 0.05);
            }
            double lips = blob(x, y - 1.15, 0.3, 0.1);
            double pores = 0.02 * Math.sin(47 * x) * Math.sin(53 * y);
            for (int c = 0; c < 3; c++) {
                double tint = 1 - lips * (c == 0 ? 0.15 : 0.35);
                double noise = 0.004 * random.nextGaussian();
                planes[c][i] = (float) (skin[c] * light * feature * tint + pores + noise);
            }
        }
        return planes;
    }

    private static double blob(double x, double y, double width, double height) {
        return Math.exp(-(x * x) / (width * width) - (y * y) / (height * height));
    }

    /** RGB at 8, 16 or 32 bits. */
    public static Photograph photograph(int width, int height, int bitDepth, FaceGeometry face) {
        return Photograph.ofPlanes(
                width, height, bitDepth, scaled(planes(width, height, face), bitDepth));
    }

    public static float[][] scaled(float[][] planes, int bitDepth) {
        float white = bitDepth == 32 ? 1 : (1 << bitDepth) - 1;
        for (float[] plane : planes) {
            for (int i = 0; i < plane.length; i++) {
                plane[i] *= white;
            }
        }
        return planes;
    }

    /** The crop of a face in face units, as a similarity brings it there. */
    public static AlignedFace crop(FaceGeometry face) {
        Similarity cropToFace =
                new Similarity(1 / CROP_IPD, 0, -0.5 * CROP / CROP_IPD, -0.35 * CROP / CROP_IPD);
        FaceGeometry inCrop = new FaceGeometry(face.landmarks(), cropToFace);
        float[][] planes = planes(CROP, CROP, inCrop);
        float[] samples = new float[3 * CROP * CROP];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = 255 * planes[i % 3][i / 3];
        }
        Similarity faceToPhoto = face.photoToFace().inverse();
        Similarity cropToPhoto =
                Similarity.between(
                        new double[] {0, 0, CROP, CROP},
                        new double[] {
                            through(cropToFace, faceToPhoto, 0, true),
                            through(cropToFace, faceToPhoto, 0, false),
                            through(cropToFace, faceToPhoto, CROP, true),
                            through(cropToFace, faceToPhoto, CROP, false)
                        });
        return new AlignedFace(new FloatImage(CROP, CROP, 3, samples), cropToPhoto);
    }

    private static double through(Similarity first, Similarity then, double at, boolean isX) {
        double x = first.x(at, at);
        double y = first.y(at, at);
        return isX ? then.x(x, y) : then.y(x, y);
    }

    /** A smooth map over the face that is 0 at its border. */
    static MapRaster map(int channels, double height) {
        int width = 61;
        int rows = 61;
        float[] values = new float[width * rows * channels];
        for (int i = 0; i < values.length; i++) {
            double u = i / channels % width / 60.0;
            double v = i / channels / width / 60.0;
            double window = Math.sin(Math.PI * u) * Math.sin(Math.PI * v);
            double wave = Math.sin(7 * u + i % channels) * Math.cos(5 * v);
            values[i] = (float) (height * window * window * wave);
        }
        return new MapRaster(-1.2, -0.7, 0.04, width, rows, channels, values);
    }

    /** A guide's open mouth: a light inside between red lips. */
    static Guide.MouthTexture mouth() {
        double[] landmarks = plus(face(), 1, smile());
        int width = 71;
        int height = 41;
        double pitch = 0.02;
        MouthOpening opening = MouthOpening.of(landmarks);
        float[] values = new float[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            double x = -0.7 + pitch * (i % width);
            double y = 0.8 + pitch * (i / width);
            double inside = 1 / (1 + Math.exp(-opening.depth(x, y) / 0.02));
            double teeth = 0.05 * Math.cos(30 * x);
            for (int c = 0; c < 3; c++) {
                double lip = c == 0 ? 0.6 : 0.35;
                values[3 * i + c] =
                        (float) (inside * (0.75 - 0.05 * c + teeth) + (1 - inside) * lip);
            }
        }
        return new Guide.MouthTexture(
                new MapRaster(-0.7, 0.8, pitch, width, height, 3, values),
                landmarks,
                0.6,
                new double[] {0.4, 0.25, 0.2});
    }

    /** Closed lips. */
    static Guide.MouthTexture lips() {
        Guide.MouthTexture open = mouth();
        float[] values = open.picture().values();
        for (int i = 0; i < values.length; i++) {
            values[i] = (i % 3 == 0 ? 0.6f : 0.35f) + 0.03f * (float) Math.sin(i / 3 % 71 * 0.4);
        }
        return new Guide.MouthTexture(
                open.picture().withValues(3, values), face(), open.light(), open.skin());
    }

    /** A guide of a pair. */
    public static Guide guide(String id, double[] skin, double[] displacement) {
        return new Guide(
                id,
                "person of " + id,
                List.of("sha of " + id),
                face(),
                face(),
                displacement,
                skin,
                Optional.of(map(3, 0.4)),
                Optional.empty(),
                List.of(),
                Optional.of(mouth()),
                Optional.of(lips()),
                Optional.empty(),
                Optional.empty());
    }

    /** Some people's smiles, each a little different. */
    public static List<Guide> smiles(int count) {
        Guide[] guides = new Guide[count];
        for (int g = 0; g < count; g++) {
            double[] displacement = smile();
            for (int i = 48; i < 68; i++) {
                displacement[2 * i] *= 1 + 0.3 * Math.sin(2.1 * g);
                displacement[2 * i + 1] *= 1 + 0.3 * Math.cos(1.3 * g + i * 0.1);
            }
            double dark = 1 - 0.05 * g;
            guides[g] =
                    guide(
                            "g" + g,
                            new double[] {0.5 * dark, 0.3 * dark, 0.24 * dark},
                            displacement);
        }
        return List.of(guides);
    }

    /** A set of smiles that measures the state. */
    public static GuideSet smileSet(int count) {
        List<Guide> guides = smiles(count);
        List<double[]> before = guides.stream().map(Guide::landmarks).toList();
        List<double[]> after =
                guides.stream().map(g -> plus(g.landmarks(), 1, g.displacement())).toList();
        return new GuideSet(
                "smile",
                Kind.PAIR,
                "a smile",
                "no smile",
                List.of(new Source("made up", "CC0", "nobody", "none", 2 * count)),
                Optional.of(ExpressionState.between(before, after)),
                guides);
    }

    /** Something worn over the eyes: a frame with all four layers. */
    public static Guide worn() {
        MapRaster shadow = map(1, -0.3);
        MapRaster tint = map(3, -0.2);
        MapRaster body = painted(4);
        MapRaster reflection = painted(3);
        return new Guide(
                "worn",
                "worn",
                List.of(),
                face(),
                face(),
                new double[136],
                new double[] {0.4, 0.25, 0.2},
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(
                        new Guide.Overlay(
                                List.of(
                                        new Guide.Anchor(List.of(27, 28), 0, 0.14),
                                        new Guide.Anchor(List.of(0), -1.15, 0.08),
                                        new Guide.Anchor(List.of(16), 1.15, 0.08)),
                                1.05,
                                0,
                                Optional.of(shadow),
                                Optional.of(tint),
                                Optional.of(body),
                                Optional.of(reflection))),
                Optional.empty());
    }

    /** Soft colours times their opacity, which is the last of four channels. */
    private static MapRaster painted(int channels) {
        float[] values = map(channels, 1).values();
        for (int i = 0; i < values.length; i++) {
            double u = i / channels % 61 / 60.0;
            double v = i / channels / 61 / 60.0;
            double opacity = 0.7 * Math.pow(Math.sin(Math.PI * u) * Math.sin(Math.PI * v), 4);
            double colour = i % channels == 3 ? 1 : 0.5 + 0.2 * Math.cos(5 * u + i % channels);
            values[i] = (float) (opacity * colour);
        }
        return map(channels, 1).withValues(channels, values);
    }

    /** What a mean of groups gives: shading, relief and contrasts, and a displacement. */
    public static Guide group() {
        double[] displacement = new double[136];
        for (int i = 3; i <= 13; i++) {
            displacement[2 * i + 1] = 0.03;
        }
        return new Guide(
                "group",
                "group",
                List.of(),
                otherFace(),
                otherFace(),
                displacement,
                new double[] {0.4, 0.25, 0.2},
                Optional.of(map(3, 0.2)),
                Optional.of(map(1, 0.3)),
                List.of(
                        new Guide.Contrast(0.03, map(1, 0.5)),
                        new Guide.Contrast(0.01, map(1, -0.4))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static GuideSet set(Kind kind, Guide guide) {
        return new GuideSet(
                guide.id(),
                kind,
                "there",
                "not there",
                List.of(),
                Optional.empty(),
                List.of(guide));
    }

    /** An effect of a single guide. */
    public static Effect effect(Kind kind, Guide guide, double amount) {
        return new Effect(set(kind, guide), List.of(guide), amount);
    }
}
