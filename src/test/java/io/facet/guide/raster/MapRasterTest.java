package io.facet.guide.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MapRasterTest {

    private static final double PITCH = 0.01;
    private static final int SIDE = 65;

    /** From -0.2 to 0.44 along x and from 0.1 to 0.74 along y. */
    private static MapRaster raster(int channels, float[] values) {
        return new MapRaster(-0.2, 0.1, PITCH, SIDE, SIDE, channels, values);
    }

    private static float[] random(int count) {
        Random random = new Random(4);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return values;
    }

    private static double read(MapRaster map, double x, double y, double size) {
        double[] result = new double[map.channels()];
        map.read(x, y, size, result);
        return result[0];
    }

    @Test
    void its_own_samples_are_read_where_they_lie() {
        float[] values = random(SIDE * SIDE * 3);
        MapRaster map = raster(3, values);
        double[] result = {9, 9, 9};
        for (int i = 0; i < SIDE * SIDE; i += 7) {
            map.read(-0.2 + PITCH * (i % SIDE), 0.1 + PITCH * (i / SIDE), PITCH, result);
            for (int c = 0; c < 3; c++) {
                assertThat(result[c]).isCloseTo(values[3 * i + c], within(1e-6));
            }
        }
    }

    @Test
    void between_samples_ramps_are_read_exactly() {
        float[] values = new float[SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            values[i] = 0.25f * (i % SIDE) - 0.5f * (i / SIDE);
        }
        double expected = 0.25 * 20.3 - 0.5 * 31.8;

        assertThat(read(raster(1, values), -0.2 + 0.203, 0.1 + 0.318, PITCH))
                .isCloseTo(expected, within(1e-5));
    }

    @Test
    void what_is_finer_than_the_reading_pixel_is_averaged_away() {
        float[] board = new float[SIDE * SIDE];
        for (int i = 0; i < board.length; i++) {
            board[i] = (i % SIDE + i / SIDE) % 2 == 0 ? 1 : -1;
        }
        MapRaster map = raster(1, board);

        assertThat(Math.abs(read(map, 0.1, 0.4, PITCH))).isCloseTo(1, within(1e-6));
        // Two samples in one: half a chessboard is a mean of nothing.
        assertThat(read(map, 0.1, 0.4, 2 * PITCH)).isCloseTo(0, within(1e-6));
        assertThat(read(map, 0.1, 0.4, 4 * PITCH)).isCloseTo(0, within(1e-6));
        // And between the two resolutions, half of it.
        assertThat(Math.abs(read(map, 0.1, 0.4, Math.sqrt(2) * PITCH)))
                .isCloseTo(0.5, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 1, 1.5, 2, 3, 4, 7})
    void a_constant_is_read_by_pixels_of_any_size(double samples) {
        float[] values = new float[SIDE * SIDE];
        java.util.Arrays.fill(values, 0.75f);

        assertThat(read(raster(1, values), 0.11, 0.43, samples * PITCH))
                .isCloseTo(0.75, within(1e-6));
    }

    @Test
    void coarser_resolutions_lie_in_the_same_place() {
        float[] values = new float[SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % SIDE;
        }
        for (double samples : new double[] {1, 2, 4, 5}) {
            assertThat(read(raster(1, values), 0.12, 0.42, samples * PITCH))
                    .isCloseTo(32, within(1e-4));
        }
    }

    @Test
    void beyond_its_rectangle_it_is_0() {
        float[] values = new float[SIDE * SIDE];
        java.util.Arrays.fill(values, 1);
        MapRaster map = raster(1, values);
        for (double size : new double[] {PITCH, 2 * PITCH, 3 * PITCH}) {
            // Where not even a tap of the coarsest resolution, 4 samples, reaches it.
            double beyond = 6.1 * PITCH;
            assertThat(read(map, -0.2 - beyond, 0.4, size)).isZero();
            assertThat(read(map, 0.44 + beyond, 0.4, size)).isZero();
            assertThat(read(map, 0.1, 0.1 - beyond, size)).isZero();
            assertThat(read(map, 0.1, 0.74 + beyond, size)).isZero();
        }
        assertThat(map.covers(-0.2, 0.1)).isTrue();
        assertThat(map.covers(-0.201, 0.4)).isFalse();
        assertThat(map.covers(0.1, 0.741)).isFalse();
    }

    @Test
    void its_values_cannot_be_written_to() {
        MapRaster map = raster(1, random(SIDE * SIDE));
        float before = map.value(0);

        map.values()[0] = 99;

        assertThat(map.value(0)).isEqualTo(before);
    }

    @Test
    void refuses_counts_that_do_not_fit_and_values_that_are_not_finite() {
        float[] few = new float[SIDE * SIDE - 1];
        float[] nan = new float[SIDE * SIDE];
        nan[5] = Float.NaN;
        float[] infinite = new float[SIDE * SIDE];
        infinite[5] = Float.POSITIVE_INFINITY;
        for (float[] wrong : new float[][] {few, nan, infinite}) {
            assertThatThrownBy(() -> raster(1, wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new MapRaster(0, 0, 0, 2, 2, 1, new float[4]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MapRaster(0, 0, 1, 1, 4, 1, new float[4]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
