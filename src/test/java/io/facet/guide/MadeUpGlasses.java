package io.facet.guide;

import io.facet.face.EyePositions;
import io.facet.guide.canvas.FaceGeometry;
import io.facet.guide.raster.MapRaster;
import io.facet.image.Photograph;
import io.facet.warp.Similarity;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;

/** A frame of straight bars, and faces that wear it. */
public final class MadeUpGlasses {

    static final double HINGE = 1.05;

    private static final double PITCH = 1 / 200.0;
    private static final double LEFT = -1.2;
    private static final double TOP = -0.3;
    private static final int WIDTH = 481;
    private static final int HEIGHT = 121;

    private MadeUpGlasses() {}

    /** A grey bar at the height of the eyes from ear to ear, its shadow and its lens below it. */
    public static Guide.Overlay overlay() {
        return new Guide.Overlay(
                anchors(),
                HINGE,
                0,
                Optional.of(map(1, (x, y) -> bar(x, y, 0.1, 0.2) ? -0.7 : 0)),
                Optional.of(map(3, (x, y) -> bar(x, y, 0.02, 0.1) ? -0.5 : 0)),
                Optional.of(body()),
                Optional.of(map(3, (x, y) -> bar(x, y, 0.02, 0.06) ? 0.05 : 0)));
    }

    public static List<Guide.Anchor> anchors() {
        return List.of(
                new Guide.Anchor(List.of(36, 37, 38, 39, 40, 41), -0.5, 0),
                new Guide.Anchor(List.of(42, 43, 44, 45, 46, 47), 0.5, 0),
                new Guide.Anchor(List.of(27, 28), 0, 0.092),
                new Guide.Anchor(List.of(0), -1.15, 0.085),
                new Guide.Anchor(List.of(16), 1.15, 0.085));
    }

    private static boolean bar(double x, double y, double from, double to) {
        return Math.abs(x) < 1.15 && y >= from && y < to;
    }

    private static MapRaster body() {
        float[] values = map(4, (x, y) -> bar(x, y, -0.05, 0.02) ? 0.2 : 0).values();
        for (int i = 3; i < values.length; i += 4) {
            values[i] = values[i] > 0 ? 1 : 0;
        }
        return new MapRaster(LEFT, TOP, PITCH, WIDTH, HEIGHT, 4, values);
    }

    private static MapRaster map(int channels, ToDoubleBiFunction<Double, Double> at) {
        float[] values = new float[WIDTH * HEIGHT * channels];
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            double value = at.applyAsDouble(LEFT + PITCH * (i % WIDTH), TOP + PITCH * (i / WIDTH));
            Arrays.fill(values, i * channels, (i + 1) * channels, (float) value);
        }
        return new MapRaster(LEFT, TOP, PITCH, WIDTH, HEIGHT, channels, values);
    }

    static Guide guide(String id) {
        return new Guide(
                id,
                id,
                List.of(),
                new double[136],
                new double[136],
                new double[136],
                new double[] {0.4, 0.25, 0.2},
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.of(overlay()));
    }

    public static GuideSet set(String... ids) {
        return new GuideSet(
                "glasses",
                GuideSet.Kind.OVERLAY,
                "glasses",
                "",
                List.of(),
                Optional.empty(),
                Arrays.stream(ids).map(MadeUpGlasses::guide).toList());
    }

    /** The average face seen from the front. */
    public static double[] frontal() {
        return new EyePositions(-0.5, 0, 0.5, 0).landmarksOrMean().coordinates();
    }

    /** The average face with the points of its bridge and its ears elsewhere. */
    public static double[] face(double leftEarX, double rightEarX, double earY, double bridgeX) {
        double[] face = frontal();
        face[0] = leftEarX;
        face[1] = earY;
        face[32] = rightEarX;
        face[33] = earY;
        double below = 0.092 - (face[2 * 27 + 1] + face[2 * 28 + 1]) / 2;
        for (int i = 27; i <= 28; i++) {
            face[2 * i] = bridgeX;
            face[2 * i + 1] += below;
        }
        return face;
    }

    /** The average face in the middle of a photograph that is 4 IPD wide. */
    public static FaceGeometry geometry(double pixelsPerUnit) {
        double scale = 1 / pixelsPerUnit;
        double middle = (4 * pixelsPerUnit - 1) / 2;
        return new FaceGeometry(
                frontal(), new Similarity(scale, 0, -scale * middle, -scale * middle));
    }

    /**
     * A photograph of one colour, 4 IPD wide and high, in floats.
     *
     * @param colour between 1 and 255, which is white
     */
    public static Photograph plain(double pixelsPerUnit, float... colour) {
        int side = (int) (4 * pixelsPerUnit);
        float[][] planes = new float[colour.length][side * side];
        for (int c = 0; c < colour.length; c++) {
            Arrays.fill(planes[c], colour[c]);
        }
        return Photograph.ofPlanes(side, side, 32, planes);
    }
}
