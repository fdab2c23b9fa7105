package io.facet.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ConditionalMeanTest {

    private static final float[] IDENTITY = {1, 0, 0, 1};

    /** F = (1 + 2 z1, 3 - z2), without noise: the coefficients are known. */
    private static ConditionalMean gathered() {
        ConditionalMean mean = new ConditionalMean(2, 2);
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            float z1 = (float) random.nextGaussian();
            float z2 = (float) random.nextGaussian();
            mean.add(new float[] {1 + 2 * z1, 3 - z2}, new float[] {z1, z2}, 1);
        }
        return mean;
    }

    @Test
    void a_linear_dependence_is_found() {
        float[][] c = gathered().coefficients(IDENTITY, 1e-6);
        assertThat(c[0]).containsExactly(new float[] {1, 3}, within(1e-3f));
        assertThat(c[1]).containsExactly(new float[] {2, 0}, within(1e-3f));
        assertThat(c[2]).containsExactly(new float[] {0, -1}, within(1e-3f));
    }

    @Test
    void a_strong_ridge_leaves_only_the_mean() {
        float[][] c = gathered().coefficients(IDENTITY, 1e6);
        assertThat(c[1]).containsExactly(new float[] {0, 0}, within(1e-3f));
        assertThat(c[0][1]).isCloseTo(3, within(0.2f));
    }

    @Test
    void a_direction_that_is_projected_out_has_no_influence() {
        float[][] c = gathered().coefficients(new float[] {0, 0, 0, 1}, 1e-6);
        assertThat(c[1]).containsExactly(new float[] {0, 0}, within(1e-3f));
        assertThat(c[2][1]).isCloseTo(-1, within(0.05f));
    }
}
