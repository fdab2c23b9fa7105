package io.facet.guide.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.facet.guide.Guide;
import io.facet.guide.MadeUp;
import io.facet.guide.make.FaceMaskShape;
import io.facet.guide.raster.MapRaster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaceMapsTest {

    private static final double LEFT = -1.2;
    private static final double TOP = -0.7;
    private static final double PITCH = 0.025;
    private static final int WIDTH = 97;
    private static final int HEIGHT = 92;

    @Test
    void the_shading_is_that_of_the_guides_that_fold_most() {
        List<Guide> guides = new ArrayList<>();
        for (int g = 0; g < 5; g++) {
            guides.add(folding("f" + g, 0.3, 0.05 * g));
            guides.add(folding("n" + g, 0, 1));
        }
        float[] shading = FaceMaps.appearing(guides).values();

        // In the fold, whose luma is 0.91 of its depth; those that do not fold say 1.
        assertThat(luma(shading, 0.45, 0.7)).isCloseTo(-0.3 * 0.91 + 0.1, within(0.005));
        assertThat(luma(shading, -0.45, 0.7)).isCloseTo(luma(shading, 0.45, 0.7), within(1e-5));
    }

    @Test
    void what_disappears_has_no_folds_of_a_minority() {
        List<Guide> guides = new ArrayList<>();
        for (int g = 0; g < 3; g++) {
            guides.add(folding("f" + g, 0.3, 0.05));
        }
        for (int g = 0; g < 5; g++) {
            guides.add(folding("n" + g, 0, 0.05));
        }
        float[] shading = FaceMaps.disappearing(guides).values();

        assertThat(luma(shading, 0.45, 0.7)).isCloseTo(0.05, within(0.001));
    }

    @Test
    void shadows_are_redder_and_nothing_of_the_guides_colour_is_left() {
        float[] shading = FaceMaps.appearing(List.of(folding("f", 0.3, 0))).values();
        int at = at(0.45, 0.7);

        assertThat(shading[at]).isGreaterThan(shading[at + 1]);
        assertThat(shading[at + 1]).isGreaterThan(shading[at + 2]);
        assertThat(shading[at] / shading[at + 2]).isCloseTo(0.8f / 1.18f, within(1e-4f));
    }

    @Test
    void a_map_of_one_channel_is_the_luma() {
        Guide guide = folding("f", 0, 0.5);
        MapRaster grey = guide.shading().orElseThrow().withValues(1, filled(WIDTH * HEIGHT, -0.2f));

        float[] shading = FaceMaps.appearing(List.of(with(guide, grey))).values();

        assertThat(luma(shading, 0.45, 0.7)).isCloseTo(-0.2, within(0.002));
    }

    private static float[] filled(int length, float value) {
        float[] values = new float[length];
        java.util.Arrays.fill(values, value);
        return values;
    }

    @Test
    void the_forehead_is_left_as_it_is() {
        float[] shading = FaceMaps.appearing(List.of(folding("f", 0.3, 0.5))).values();

        assertThat(luma(shading, 0, -0.6)).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-30, 0, 30})
    void shading_ends_softly_on_a_turned_head(double yaw) {
        double[] shape = MadeUp.face();
        double[] outline = FaceMaskShape.outline(shape);
        float[] inside = new float[WIDTH * HEIGHT];
        for (int i = 0; i < inside.length; i++) {
            double x = LEFT + PITCH * (i % WIDTH);
            double y = TOP + PITCH * (i / WIDTH);
            inside[i] = (float) FaceMaskShape.weight(outline, x, y);
        }
        MapRaster skin = new MapRaster(LEFT, TOP, PITCH, WIDTH, HEIGHT, 1, inside);

        MapRaster shown =
                FaceMaps.plus(
                        FaceMaps.empty(1),
                        skin,
                        LandmarkWarp.between(MadeUp.turned(yaw), shape),
                        1);

        // The mask's own edge rises by 9.4 in an IPD, and the far cheek is seen narrower.
        assertThat(steepest(shown)).isLessThan(yaw == 0 ? 13 : 28);
        assertThat(shown.values()).contains(1f);
    }

    @Test
    void a_map_that_reaches_to_its_border_ends_softly() {
        MapRaster full =
                new MapRaster(LEFT, TOP, PITCH, WIDTH, HEIGHT, 1, filled(WIDTH * HEIGHT, 1));
        double[] face = MadeUp.face();

        MapRaster shown =
                FaceMaps.plus(FaceMaps.empty(1), full, LandmarkWarp.between(face, face), 1);

        assertThat(steepest(shown)).isLessThan(10);
        assertThat(shown.values()).contains(1f);
    }

    /** The largest change in an IPD between neighbours, a row of zeros around the map included. */
    private static double steepest(MapRaster map) {
        int width = map.width();
        double most = 0;
        for (int y = 0; y <= map.height(); y++) {
            for (int x = 0; x <= width; x++) {
                double here = value(map, x, y);
                most = Math.max(most, Math.abs(here - value(map, x - 1, y)));
                most = Math.max(most, Math.abs(here - value(map, x, y - 1)));
            }
        }
        return most / map.pitch();
    }

    private static double value(MapRaster map, int x, int y) {
        boolean covered = x >= 0 && y >= 0 && x < map.width() && y < map.height();
        return covered ? map.value(y * map.width() + x) : 0;
    }

    private static int at(double x, double y) {
        int column = (int) Math.round((x - LEFT) / PITCH);
        int row = (int) Math.round((y - TOP) / PITCH);
        return 3 * (row * WIDTH + column);
    }

    private static double luma(float[] values, double x, double y) {
        int at = at(x, y);
        return 0.299 * values[at] + 0.587 * values[at + 1] + 0.114 * values[at + 2];
    }

    /**
     * @param depth how dark the folds at x = -0.45 and 0.45 are, in odd colours
     * @param level log ratio everywhere else
     */
    private static Guide folding(String id, double depth, double level) {
        float[] values = new float[3 * WIDTH * HEIGHT];
        for (int i = 0; i < values.length; i++) {
            double x = Math.abs(LEFT + PITCH * (i / 3 % WIDTH)) - 0.45;
            double fold = depth * Math.exp(-x * x / (2 * 0.04 * 0.04));
            values[i] = (float) (level - fold * (i % 3 == 1 ? 1 : 0.5 + i % 3 * 0.5));
        }
        Guide guide = MadeUp.guide(id, new double[] {0.4, 0.3, 0.2}, new double[136]);
        return with(guide, new MapRaster(LEFT, TOP, PITCH, WIDTH, HEIGHT, 3, values));
    }

    private static Guide with(Guide guide, MapRaster shading) {
        return new Guide(
                guide.id(),
                guide.person(),
                guide.sources(),
                guide.shape(),
                guide.landmarks(),
                guide.displacement(),
                guide.skin(),
                Optional.of(shading),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
