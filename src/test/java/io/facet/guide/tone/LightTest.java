package io.facet.guide.tone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.facet.guide.raster.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LightTest {

    private static double[] applied(double[] rgb, double[] log, double weight) {
        Samples[] bands = new Samples[rgb.length];
        for (int c = 0; c < rgb.length; c++) {
            bands[c] = new Samples.OfDoubles(new double[] {9, rgb[c]});
        }
        Light.apply(bands, 1, log, weight);
        double[] result = new double[rgb.length];
        for (int c = 0; c < rgb.length; c++) {
            assertThat(bands[c].get(0)).as("its neighbour").isEqualTo(9);
            result[c] = bands[c].get(1);
        }
        return result;
    }

    @Test
    void a_ratio_multiplies_linear_light() {
        // Half the light at a gamma of 2.2.
        double[] halved =
                applied(
                        new double[] {0.8, 0.5, 0.1},
                        new double[] {Math.log(0.5), 0, Math.log(0.25)},
                        1);

        assertThat(halved[0]).isCloseTo(0.8 * Math.pow(0.5, 1 / 2.2), within(1e-12));
        assertThat(halved[1]).isEqualTo(0.5);
        assertThat(halved[2]).isCloseTo(0.1 * Math.pow(0.25, 1 / 2.2), within(1e-12));
    }

    @Test
    void a_weight_is_a_power_of_the_ratio() {
        double log = Math.log(0.5);
        double[] twice = applied(new double[] {0.8}, new double[] {log, log, log}, 1);

        double[] half = applied(new double[] {0.8}, new double[] {log, log, log}, 0.5);

        assertThat(half[0] * half[0]).isCloseTo(0.8 * twice[0], within(1e-7));
        assertThat(applied(new double[] {0.8}, new double[] {log, log, log}, 0)[0]).isEqualTo(0.8);
    }

    @Test
    void more_light_multiplies_what_is_dark() {
        double gain = Math.pow(1.5, 1 / 2.2);
        double[] log = {Math.log(1.5), Math.log(1.5), Math.log(1.5)};

        assertThat(applied(new double[] {0.1, 0.1, 0.1}, log, 1)[2])
                .isCloseTo(0.1 * gain, within(1e-4));
        // By the formula at x = 0.8: 0.8 g / (1 + (g - 1) 0.8^4).
        assertThat(applied(new double[] {0.8, 0.8, 0.8}, log, 1)[0])
                .isCloseTo(0.8 * gain / (1 + (gain - 1) * 0.4096), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.63, 0.64, 1.2, 3})
    void highlights_are_not_cut_off_whatever_the_ratio(double ratio) {
        double[] log = {ratio, ratio, ratio};
        double last = 0;
        for (double x = 0.01; x < 1; x += 0.01) {
            double y = applied(new double[] {x, x, x}, log, 1)[0];
            // Brighter than it was, no brighter than white, and in the same order.
            assertThat(y).isGreaterThan(x).isLessThan(1).isGreaterThan(last);
            last = y;
        }
        assertThat(applied(new double[] {1, 1, 1}, log, 1)[0]).isCloseTo(1, within(1e-12));
    }

    @Test
    void grey_takes_the_luma_of_the_ratios() {
        // ITU-R BT.601: 0.299, 0.587, 0.114.
        double[] log = {-0.5, 0.2, -1};
        double luma = -0.5 * 0.299 + 0.2 * 0.587 - 1 * 0.114;

        assertThat(applied(new double[] {0.6}, log, 1)[0])
                .isCloseTo(0.6 * Math.exp(luma / 2.2), within(1e-7));
    }

    @Test
    void no_ratio_leaves_samples_bit_for_bit() {
        assertThat(applied(new double[] {1.3, -0.2, 0.1f}, new double[3], 1))
                .containsExactly(1.3, -0.2, 0.1f);
    }
}
