package io.facet.guide;

import io.facet.guide.canvas.FaceGeometry;
import io.facet.guide.file.GuideSetFile;
import io.facet.guide.raster.MapRaster;
import io.facet.guide.tone.Background;
import io.facet.guide.tone.FaceTone;
import io.facet.image.Photograph;
import io.facet.warp.Similarity;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A bare face of one colour with an interpupillary distance of 80 pixels, and guides with hair of
 * one thickness.
 */
public final class HairScene {

    public static final int WIDTH = 240;
    public static final int HEIGHT = 300;

    /** The bundled beards, whose landmarks are those of real faces. */
    public static final GuideSet BEARDS =
            GuideSetFile.read(Path.of("models", "guides", "beard.guides"));

    static final double[] LANDMARKS = BEARDS.guides().get(0).landmarks();

    private HairScene() {}

    public static FaceGeometry face() {
        return face(LANDMARKS);
    }

    public static FaceGeometry face(double[] landmarks) {
        double[] eyes = {80, 120, 160, 120};
        return new FaceGeometry(
                landmarks, Similarity.between(eyes, new double[] {-0.5, 0, 0.5, 0}));
    }

    /** A photograph of one encoded colour, 0..1. */
    public static Photograph photograph(double... rgb) {
        float[][] planes = new float[rgb.length][WIDTH * HEIGHT];
        for (int c = 0; c < rgb.length; c++) {
            Arrays.fill(planes[c], (float) (255 * rgb[c]));
        }
        return Photograph.ofPlanes(WIDTH, HEIGHT, 32, planes);
    }

    /** The light of a face of one linear colour. */
    public static FaceTone tone(double skin, double brow) {
        return new FaceTone(
                new double[] {skin, skin, skin},
                0.5,
                new double[] {0.5, 0.4, 0.4},
                0,
                new double[] {brow, brow, brow},
                Background.none());
    }

    /** Hair on the chin, with grey skin of linear 0.4 and the brows' and hair's linear lumas. */
    public static Guide guide(String id, double cover, double relief, double hair, double brow) {
        return new Guide(
                id,
                id,
                List.of("photograph of " + id),
                LANDMARKS,
                LANDMARKS,
                new double[136],
                new double[] {0.4, 0.4, 0.4},
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(
                        new Guide.Hair(
                                chin(cover, 1),
                                chin(relief, 3),
                                new double[] {hair, hair, hair},
                                new double[] {brow, brow, brow})));
    }

    /** One value over x from -0.4 to 0.4 and y from 1.2 to 1.8, and 0 on the border. */
    private static MapRaster chin(double value, int channels) {
        int width = 41;
        int height = 31;
        float[] values = new float[width * height * channels];
        for (int i = 0; i < values.length; i++) {
            int x = i / channels % width;
            int y = i / channels / width;
            boolean border = x == 0 || y == 0 || x == width - 1 || y == height - 1;
            values[i] = border ? 0 : (float) value;
        }
        return new MapRaster(-0.4, 1.2, 0.02, width, height, channels, values);
    }

    public static GuideSet set(Guide... guides) {
        return new GuideSet(
                "beard",
                GuideSet.Kind.SINGLE,
                "a beard",
                "",
                List.of(),
                Optional.empty(),
                List.of(guides));
    }
}
