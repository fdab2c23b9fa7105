package io.facet.guide.tone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.facet.guide.HairScene;
import io.facet.guide.canvas.FaceGeometry;
import io.facet.guide.raster.MapRaster;
import io.facet.image.Photograph;
import org.junit.jupiter.api.Test;

class FaceToneOfHairTest {

    @Test
    void browsAreMeasuredWhereTheyAreDarkest() {
        Photograph photograph = withBrows(0.3, 0.2, 0.1);

        double[] brow = FaceTone.of(photograph, HairScene.face()).brow();

        assertThat(brow[0]).isCloseTo(Math.pow(0.3, 2.2), within(1e-3));
        assertThat(brow[2]).isCloseTo(Math.pow(0.1, 2.2), within(1e-3));
    }

    @Test
    void aWhiteWallIsBackgroundAndShineOnTheChinIsNot() {
        float[][] planes = skin();
        FaceGeometry face = HairScene.face();
        for (int i = 0; i < planes[0].length; i++) {
            double x = (i % HairScene.WIDTH - 120) / 80.0;
            double y = (i / HairScene.WIDTH - 120) / 80.0;
            boolean wall = Math.abs(x) > 1.25 && y < 1.5;
            if (wall || Math.hypot(x, y - 1.45) < 0.08) {
                set(planes, i, 0.9, 0.9, 0.9);
            }
        }

        MapRaster background = FaceTone.of(photograph(planes), face).background();

        assertThat(read(background, 1.4, 0.8)).isGreaterThan(0.95);
        assertThat(read(background, 0, 1.45)).isZero();
        assertThat(read(background, 0.5, 1.3)).isZero();
    }

    private static double read(MapRaster map, double x, double y) {
        double[] value = new double[1];
        map.read(x, y, 0.01, value);
        return value[0];
    }

    private static Photograph withBrows(double... rgb) {
        float[][] planes = skin();
        FaceGeometry face = HairScene.face();
        for (int landmark = 17; landmark < 27; landmark++) {
            int column = (int) Math.round(120 + 80 * face.x(landmark));
            int row = (int) Math.round(120 + 80 * face.y(landmark));
            for (int v = row - 9; v <= row + 10; v++) {
                for (int u = column - 12; u <= column + 12; u++) {
                    set(planes, v * HairScene.WIDTH + u, rgb);
                }
            }
        }
        return photograph(planes);
    }

    private static float[][] skin() {
        float[][] planes = new float[3][HairScene.WIDTH * HairScene.HEIGHT];
        for (int i = 0; i < planes[0].length; i++) {
            set(planes, i, 0.75, 0.58, 0.48);
        }
        return planes;
    }

    private static void set(float[][] planes, int pixel, double... rgb) {
        for (int c = 0; c < 3; c++) {
            planes[c][pixel] = (float) (255 * rgb[c]);
        }
    }

    private static Photograph photograph(float[][] planes) {
        return Photograph.ofPlanes(HairScene.WIDTH, HairScene.HEIGHT, 32, planes);
    }
}
