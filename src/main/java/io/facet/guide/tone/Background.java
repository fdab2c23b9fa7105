package io.facet.guide.tone;

import io.facet.face.FaceFeature;
import io.facet.guide.canvas.FaceGeometry;
import io.facet.guide.canvas.FacePicture;
import io.facet.guide.raster.Gaussian;
import io.facet.guide.raster.MapRaster;
import io.facet.guide.raster.Polygon;
import io.facet.warp.Smoothstep;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Finds the background behind a face and the clothing below it, so that hair does not grow beyond
 * the outline of the jaw, which landmarks locate only roughly.
 *
 * <p>Background pixels do not have the hue of the skin, are bright, and are connected with such
 * pixels well outside jaw and neck, unlike highlights on the jaw. In a grey photograph, background
 * pixels are brighter than skin. Dark background is not detected, which is acceptable because hair
 * does not show on it.
 */
public final class Background {

    private static final double LEFT = -1.48;
    private static final double TOP = -0.4;
    private static final double RIGHT = 1.48;
    private static final double BOTTOM = 2.2;
    private static final double PITCH = 0.01;
    private static final int WIDTH = (int) Math.round((RIGHT - LEFT) / PITCH) + 1;
    private static final int HEIGHT = (int) Math.round((BOTTOM - TOP) / PITCH) + 1;

    /** Pitch of the coarse samples, on which the connected region is grown, in fine samples. */
    private static final int COARSE = 2;

    private static final int COARSE_WIDTH = (WIDTH + COARSE - 1) / COARSE;
    private static final int COARSE_HEIGHT = (HEIGHT + COARSE - 1) / COARSE;

    /** Distance outside jaw and neck, in IPD, beyond which a pixel is certainly background. */
    private static final double OUTSIDE = 0.12;

    /** Added to linear light, so that black has a defined hue. */
    private static final double DARK = 0.004;

    /** Length of the vector (log r/b, log r/g) below which skin is treated as colourless. */
    private static final double LEAST_CHROMA = 0.2;

    private static final double CONNECTED = 0.3;
    private static final double NECK = 0.6;

    private final FacePicture picture;
    private final double[] skin;

    private Background(FacePicture picture, double[] skin) {
        this.picture = picture;
        this.skin = skin;
    }

    /** Returns a map without background. */
    public static MapRaster none() {
        return new MapRaster(0, 0, 1, 2, 2, 1, new float[4]);
    }

    /**
     * Returns the degree to which each position is background, 0..1, in the geometry of the face.
     *
     * @param skin linear colour of the cheeks
     */
    static MapRaster of(FacePicture picture, double[] skin) {
        return new Background(picture, skin).measured();
    }

    private MapRaster measured() {
        float[] unlike = unlikeSkin();
        float[] connected = connected(unlike);
        MapRaster coarse =
                new MapRaster(LEFT, TOP, COARSE * PITCH, COARSE_WIDTH, COARSE_HEIGHT, 1, connected);
        double[] share = new double[1];
        for (int i = 0; i < unlike.length; i++) {
            if (unlike[i] > 0) {
                coarse.read(x(i), y(i), PITCH, share);
                unlike[i] *= (float) Math.max(0, Math.min(1, 1.5 * share[0]));
            }
        }
        return new MapRaster(LEFT, TOP, PITCH, WIDTH, HEIGHT, 1, unlike);
    }

    private static double x(int sample) {
        return LEFT + PITCH * (sample % WIDTH);
    }

    private static double y(int sample) {
        return TOP + PITCH * (sample / WIDTH);
    }

    private float[] unlikeSkin() {
        double pixels = picture.face().pixelsPerUnit();
        int steps = (int) Math.max(1, Math.min(4, Math.round(PITCH * pixels)));
        float[] colours = new float[3 * WIDTH * HEIGHT];
        IntStream.range(0, HEIGHT)
                .parallel()
                .forEach(
                        row -> {
                            double[] rgb = new double[3];
                            for (int i = row * WIDTH; i < (row + 1) * WIDTH; i++) {
                                picture.readMean(x(i), y(i), PITCH, steps, rgb);
                                for (int c = 0; c < 3; c++) {
                                    colours[3 * i + c] = (float) rgb[c];
                                }
                            }
                        });
        double sigma = Math.max(0.01, 0.5 / pixels) / PITCH;
        float[] smooth = Gaussian.blurred(colours, WIDTH, HEIGHT, 3, sigma);
        float[] unlike = new float[WIDTH * HEIGHT];
        double[] rgb = new double[3];
        for (int i = 0; i < unlike.length; i++) {
            if (picture.shows(x(i), y(i))) {
                for (int c = 0; c < 3; c++) {
                    rgb[c] = smooth[3 * i + c] + DARK;
                }
                unlike[i] = (float) unlikeSkin(rgb);
            }
        }
        return unlike;
    }

    private double unlikeSkin(double[] rgb) {
        double[] own = {skin[0] + DARK, skin[1] + DARK, skin[2] + DARK};
        double bright = FacePicture.luma(rgb) / FacePicture.luma(own);
        if (picture.isGrey()) {
            return Smoothstep.between(Math.log(bright), 0.35, 0.7);
        }
        double ownBlue = Math.log(own[0] / own[2]);
        double ownGreen = Math.log(own[0] / own[1]);
        double blue = Math.log(rgb[0] / rgb[2]) - ownBlue;
        double green = Math.log(rgb[0] / rgb[1]) - ownGreen;
        double chroma = Math.max(LEAST_CHROMA, Math.hypot(ownBlue, ownGreen));
        return Smoothstep.between(Math.hypot(blue, green) / chroma, 0.4, 0.7)
                * Smoothstep.between(bright, 0.3, 0.6);
    }

    /** Grows the region unlike skin from outside, on the coarse raster. */
    private float[] connected(float[] unlike) {
        boolean[] reached = new boolean[COARSE_WIDTH * COARSE_HEIGHT];
        ArrayDeque<Integer> next = new ArrayDeque<>();
        double[] jaw = jaw();
        double[] neck = neck();
        for (int i = 0; i < reached.length; i++) {
            double x = LEFT + COARSE * PITCH * (i % COARSE_WIDTH);
            double y = TOP + COARSE * PITCH * (i / COARSE_WIDTH);
            if (coarse(unlike, i) > CONNECTED
                    && Polygon.depth(jaw, x, y) < -OUTSIDE
                    && Polygon.depth(neck, x, y) < -OUTSIDE) {
                reached[i] = true;
                next.add(i);
            }
        }
        while (!next.isEmpty()) {
            int i = next.remove();
            int column = i % COARSE_WIDTH;
            visit(unlike, reached, next, i - 1, column > 0);
            visit(unlike, reached, next, i + 1, column < COARSE_WIDTH - 1);
            visit(unlike, reached, next, i - COARSE_WIDTH, i >= COARSE_WIDTH);
            visit(unlike, reached, next, i + COARSE_WIDTH, i + COARSE_WIDTH < reached.length);
        }
        return Gaussian.blurred(dilated(reached), COARSE_WIDTH, COARSE_HEIGHT, 1, 0.7);
    }

    private static void visit(
            float[] unlike, boolean[] reached, ArrayDeque<Integer> next, int i, boolean exists) {
        if (exists && !reached[i] && coarse(unlike, i) > CONNECTED) {
            reached[i] = true;
            next.add(i);
        }
    }

    private static float coarse(float[] fine, int i) {
        return fine[COARSE * (i / COARSE_WIDTH) * WIDTH + COARSE * (i % COARSE_WIDTH)];
    }

    private static float[] dilated(boolean[] reached) {
        float[] dilated = new float[reached.length];
        for (int i = 0; i < reached.length; i++) {
            if (reached[i]) {
                for (int y = -1; y <= 1; y++) {
                    int row = Math.max(0, Math.min(COARSE_HEIGHT - 1, i / COARSE_WIDTH + y));
                    for (int x = -1; x <= 1; x++) {
                        int column = Math.max(0, Math.min(COARSE_WIDTH - 1, i % COARSE_WIDTH + x));
                        dilated[row * COARSE_WIDTH + column] = 1;
                    }
                }
            }
        }
        return dilated;
    }

    /** Returns the jaw line, closed above the forehead. */
    private double[] jaw() {
        double[] jaw = FaceFeature.JAW.of(picture.face().landmarks());
        double[] closed = Arrays.copyOf(jaw, jaw.length + 4);
        System.arraycopy(new double[] {1.1, -0.6, -1.1, -0.6}, 0, closed, jaw.length, 4);
        return closed;
    }

    private double[] neck() {
        FaceGeometry face = picture.face();
        int left = FaceFeature.CHIN.first() - 4;
        int right = FaceFeature.CHIN.first() + 4;
        return new double[] {
            face.x(left),
            face.y(left),
            face.x(right),
            face.y(right),
            face.x(right),
            face.y(right) + NECK,
            face.x(left),
            face.y(left) + NECK
        };
    }
}
