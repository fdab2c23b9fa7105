package io.facet.warp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CubicKernelTest {

    @ParameterizedTest
    @ValueSource(doubles = {-0.5, -0.75, -1})
    void it_interpolates_and_keeps_flat_areas(double a) {
        CubicKernel kernel = new CubicKernel(a);
        assertThat(kernel.weight(0, 0)).isEqualTo(1);
        for (int tap : new int[] {-1, 1, 2}) {
            assertThat(kernel.weight(0, tap)).isZero();
        }
        for (double t = 0; t < 1; t += 0.07) {
            double sum = 0;
            for (int tap = -1; tap <= 2; tap++) {
                sum += kernel.weight(t, tap);
            }
            assertThat(sum).isCloseTo(1, within(1e-12));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.5, -0.75})
    void slopes_are_the_derivatives_of_weights(double a) {
        CubicKernel kernel = new CubicKernel(a);
        double h = 1e-6;
        for (double t = 0.05; t < 1; t += 0.09) {
            for (int tap = -1; tap <= 2; tap++) {
                double difference = kernel.weight(t + h, tap) - kernel.weight(t - h, tap);
                assertThat(kernel.slope(t, tap)).isCloseTo(difference / (2 * h), within(1e-8));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.5, -0.75})
    void weights_are_the_kernel_at_the_distance_of_their_samples(double a) {
        CubicKernel kernel = new CubicKernel(a);
        for (double t = 0.01; t < 1; t += 0.11) {
            for (int tap = -1; tap <= 2; tap++) {
                assertThat(kernel.weight(t, tap)).isCloseTo(kernel.at(tap - t), within(1e-12));
            }
        }
        assertThat(kernel.at(2)).isZero();
        assertThat(kernel.at(-2.5)).isZero();
    }
}
