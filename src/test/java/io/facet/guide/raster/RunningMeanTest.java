package io.facet.guide.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests three running means as an approximation of a Gaussian. */
class RunningMeanTest {

    private static final int WIDTH = 401;
    private static final int HEIGHT = 90;

    @ParameterizedTest
    @ValueSource(doubles = {4.1, 7.5, 20, 33.3})
    void their_variance_is_the_gaussians(double sigma) {
        float[] impulse = new float[WIDTH];
        impulse[WIDTH / 2] = 1;
        float[] smooth = RunningMean.ofDeviation(sigma, 3).repeated(impulse, WIDTH, 1, 3);
        double sum = 0;
        double variance = 0;
        for (int i = 0; i < WIDTH; i++) {
            sum += smooth[i];
            variance += smooth[i] * Math.pow(i - WIDTH / 2, 2);
        }

        assertThat(sum).isCloseTo(1, within(1e-5));
        assertThat(Math.sqrt(variance)).isCloseTo(sigma, within(1e-3 * sigma));
    }

    @ParameterizedTest
    @ValueSource(doubles = {2, 6, 15})
    void a_picture_is_blurred_as_by_the_gaussian(double sigma) {
        Random random = new Random(1);
        float[] steps = new float[WIDTH * HEIGHT];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = (i % WIDTH / 100 + i / WIDTH / 30) % 2 + 0.1f * random.nextFloat();
        }
        float[] exact = Gaussian.blurred(steps, WIDTH, HEIGHT, 1, sigma);
        float[] fast = Gaussian.approximated(steps, WIDTH, HEIGHT, sigma);
        int margin = (int) (3 * sigma);
        for (int y = Math.min(margin, HEIGHT / 2); y < Math.max(HEIGHT - margin, 46); y++) {
            for (int x = margin; x < WIDTH - margin; x++) {
                int at = y * WIDTH + x;
                assertThat(fast[at]).isCloseTo(exact[at], within(0.02f));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {5, 50})
    void an_even_picture_stays_even_up_to_its_borders(double sigma) {
        float[] even = new float[40 * 30];
        java.util.Arrays.fill(even, 0.75f);

        for (float value : Gaussian.approximated(even, 40, 30, sigma)) {
            assertThat(value).isCloseTo(0.75f, within(1e-5f));
        }
    }
}
