package io.facet.warp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThinPlateSplineTest {

    private static final double EXACT = 1e-9;

    /** Corners of the unit square, in order. */
    private static final double[] SQUARE = {0, 0, 1, 0, 1, 1, 0, 1};

    private static final double[][] ALTERNATING = {{1, -1, 1, -1}};

    private static double[] scattered(int count) {
        return new Random(3).doubles(2L * count, -1, 1).toArray();
    }

    @Test
    void passes_through_its_centres_without_smoothing() {
        double[] centres = scattered(20);
        double[][] values = {
            new Random(4).doubles(20, -1, 1).toArray(), new Random(5).doubles(20, -1, 1).toArray()
        };

        ThinPlateSpline spline = ThinPlateSpline.through(centres, values, 0);

        assertThat(spline.functions()).isEqualTo(2);
        for (int i = 0; i < 20; i++) {
            for (int f = 0; f < 2; f++) {
                assertThat(spline.at(f, centres[2 * i], centres[2 * i + 1]))
                        .isCloseTo(values[f][i], within(EXACT));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-3, 10})
    void reproduces_affine_maps_at_any_smoothing(double smoothing) {
        // They do not bend, so they minimise both terms of the functional at once.
        double[] centres = scattered(15);
        double[][] values = new double[1][15];
        for (int i = 0; i < 15; i++) {
            values[0][i] = affine(centres[2 * i], centres[2 * i + 1]);
        }

        ThinPlateSpline spline = ThinPlateSpline.through(centres, values, smoothing);

        for (double x = -2; x <= 2; x += 0.5) {
            for (double y = -2; y <= 2; y += 0.5) {
                assertThat(spline.at(0, x, y)).isCloseTo(affine(x, y), within(EXACT));
            }
        }
    }

    private static double affine(double x, double y) {
        return 2 - 3 * x + 0.5 * y;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 2})
    void equals_the_solution_by_hand_on_a_square(double smoothing) {
        // By symmetry the affine part is 0 and the weights are w, -w, w, -w. At a corner
        // w (U(0) - 2 U(1) + U(sqrt 2)) + smoothing w = 1, with U(1) = 0 and U(sqrt 2) = 2 ln 2.
        double far = 2 * Math.log(2);
        double w = 1 / (far + smoothing);

        ThinPlateSpline spline = ThinPlateSpline.through(SQUARE, ALTERNATING, smoothing);

        assertThat(spline.at(0, 0, 0)).isCloseTo(w * far, within(EXACT));
        assertThat(spline.at(0, 1, 0)).isCloseTo(-w * far, within(EXACT));
        assertThat(spline.at(0, 0.5, 0.5)).isCloseTo(0, within(EXACT));
        // At (2, 0) the squared distances are 4, 1, 2 and 5.
        double outside = 4 * Math.log(4) - 0 + 2 * Math.log(2) - 5 * Math.log(5);
        assertThat(spline.at(0, 2, 0)).isCloseTo(w * outside, within(EXACT));
    }

    @Test
    void bends_less_and_misses_its_centres_more_the_more_it_is_smoothed() {
        double[] centres = scattered(20);
        double[][] values = {new Random(4).doubles(20, -1, 1).toArray()};
        double bending = Double.POSITIVE_INFINITY;
        double misses = -1;
        for (double smoothing : new double[] {0, 1e-3, 1e-1, 10}) {
            ThinPlateSpline spline = ThinPlateSpline.through(centres, values, smoothing);

            assertThat(bending(spline)).isLessThan(bending);
            assertThat(misses(spline, centres, values[0])).isGreaterThan(misses);
            bending = bending(spline);
            misses = misses(spline, centres, values[0]);
        }
    }

    @Test
    void a_centre_of_little_smoothing_is_met_more_closely_than_its_neighbours() {
        double[] smoothing = {1e-6, 0.5, 0.5, 0.5};

        ThinPlateSpline spline = ThinPlateSpline.through(SQUARE, ALTERNATING, smoothing);

        assertThat(spline.at(0, 0, 0)).isCloseTo(1, within(1e-5));
        assertThat(spline.at(0, 1, 0)).isGreaterThan(-0.95);
    }

    /** Computes the sum of the squares of the second differences. */
    private static double bending(ThinPlateSpline spline) {
        double h = 0.1;
        double sum = 0;
        for (double x = -1; x <= 1; x += h) {
            for (double y = -1; y <= 1; y += h) {
                double middle = spline.at(0, x, y);
                double xx = spline.at(0, x + h, y) - 2 * middle + spline.at(0, x - h, y);
                double yy = spline.at(0, x, y + h) - 2 * middle + spline.at(0, x, y - h);
                sum += xx * xx + yy * yy;
            }
        }
        return sum;
    }

    private static double misses(ThinPlateSpline spline, double[] centres, double[] values) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double miss = spline.at(0, centres[2 * i], centres[2 * i + 1]) - values[i];
            sum += miss * miss;
        }
        return sum;
    }

    @Test
    void refuses_collinear_centres() {
        double[] line = new double[20];
        for (int i = 0; i < 10; i++) {
            line[2 * i] = 0.1 * i;
            line[2 * i + 1] = 0.7 + 0.3 * i;
        }
        for (double smoothing : new double[] {0, 1e-4}) {
            assertThatThrownBy(() -> ThinPlateSpline.through(line, new double[1][10], smoothing))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("collinear");
        }
    }

    @Test
    void refuses_coinciding_centres_that_it_would_have_to_pass_through() {
        double[] centres = {0, 0, 1, 0, 0, 1, 0.3, 0.7, 0.3, 0.7};
        double[][] values = {{1, 2, 3, 4, 5}};

        assertThatThrownBy(() -> ThinPlateSpline.through(centres, values, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("coincide");
        // Smoothed, it passes between their values.
        assertThat(ThinPlateSpline.through(centres, values, 0.1).at(0, 0.3, 0.7))
                .isBetween(3.0, 5.0);
    }

    @Test
    void refuses_lengths_that_do_not_fit() {
        assertThatThrownBy(
                        () ->
                                ThinPlateSpline.through(
                                        new double[] {0, 0, 1, 0}, new double[0][], 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                ThinPlateSpline.through(
                                        new double[] {0, 0, 1, 0, 0, 1, 5}, new double[0][], 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> ThinPlateSpline.through(SQUARE, ALTERNATING, new double[] {0, 0, 0}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ThinPlateSpline.through(SQUARE, new double[1][3], 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 values at 4 centres");
    }
}
