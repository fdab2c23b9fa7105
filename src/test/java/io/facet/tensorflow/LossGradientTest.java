package io.facet.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.facet.edit.TotalVariation;
import io.facet.image.FloatImage;
import io.facet.network.FeatureDistance;
import io.facet.network.FeatureMap;
import io.facet.network.FeatureNetwork;
import io.facet.network.LossProblem;
import io.facet.network.LossValue;
import io.facet.network.NetworkCard.ChannelOrder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossGradientTest {

    private static final int SIZE = SmoothNetwork.SIZE;
    private static final int SAMPLES = 3 * SIZE * SIZE;

    @TempDir Path folder;

    private final GradientCheck check = new GradientCheck();
    private FeatureNetwork network;

    @BeforeEach
    void makeNetwork() {
        network = SmoothNetwork.in(folder, ChannelOrder.RGB);
    }

    @AfterEach
    void closeNetwork() {
        network.close();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 0, 0, false",
        "0, 1, 0, 0, false",
        "0, 0, 1, 0, false",
        "0, 0, 1, 0, true",
        "0, 0, 0, 1, false",
        "1, 0.7, 5, 100, false"
    })
    void the_graphs_gradient_agrees_with_central_differences(
            double attribute, double identity, double variation, double chroma, boolean picture) {
        LossProblem problem =
                check.problem(network, picture, attribute, identity, variation, chroma);
        assertThat(check.largestRelativeError(network, problem)).isLessThan(1e-6);
    }

    @Test
    void the_gradient_of_a_network_that_wants_bgr_agrees_too() {
        try (FeatureNetwork bgr = SmoothNetwork.in(folder, ChannelOrder.BGR)) {
            LossProblem problem = check.problem(bgr, false, 1, 0.7, 5, 100);
            assertThat(check.largestRelativeError(bgr, problem)).isLessThan(1e-6);
        }
    }

    @Test
    void the_parts_are_what_their_formulas_say() {
        FloatImage reference = new FloatImage(SIZE, SIZE, 3, check.noise(SAMPLES, 128, 40));
        float[] mask = new float[SIZE * SIZE];
        java.util.Arrays.fill(mask, 0.5f);
        FeatureMap map = network.features(reference, List.of("conv1_1")).get("conv1_1");
        float[] ones = new float[map.positions()];
        java.util.Arrays.fill(ones, 1);
        FeatureMap shifted = map.plus(map.withValues(constant(map.values().length, 1)), 1);
        LossProblem problem =
                new LossProblem(
                        reference,
                        mask,
                        GradientCheck.parts(
                                List.of(new FeatureDistance.Layer("conv1_1", shifted, ones)),
                                List.of(new FeatureDistance.Layer("conv1_1", map, ones)),
                                false,
                                2,
                                3,
                                5,
                                7));
        // A red residual of 51 in one pixel: d = 0.5·51/255 = 0.1 there, c = (1-0.299, -0.299,
        // -0.299)·0.1.
        float[] residual = new float[SAMPLES];
        int middle = 3 * (3 * SIZE + 3);
        residual[middle] = 51;
        double pairs = 3.0 * SIZE * (SIZE - 1);
        double chroma = 0.01 * (0.701 * 0.701 + 2 * 0.299 * 0.299);
        // Squared slopes are measured per 1/112 of the side.
        double slopes = (SIZE / 112.0) * (SIZE / 112.0);
        double expectedChroma = 4 * slopes * chroma / pairs + 0.02 * chroma / SAMPLES;
        try (var loss = network.loss(problem)) {
            LossValue zero = loss.evaluate(new float[SAMPLES]);
            assertThat(zero.terms().get("attribute")).isCloseTo(map.values().length, within(1e-3));
            // The target has been rounded to float.
            assertThat(zero.terms().get("identity")).isCloseTo(0, within(1e-10));
            LossValue value = loss.evaluate(residual);
            // |∇d|² is 0.02 in the pixel itself, and 0.01 left of and above it.
            double e = TotalVariation.EDGE;
            double lengths =
                    Math.sqrt(0.02 * slopes + e * e) + 2 * Math.sqrt(0.01 * slopes + e * e) - 3 * e;
            double expectedVariation = 2 * e * lengths / (3.0 * (SIZE - 1) * (SIZE - 1));
            assertThat(value.terms().get("total variation"))
                    .isCloseTo(expectedVariation, within(1e-8));
            assertThat(value.terms().get("chroma")).isCloseTo(expectedChroma, within(1e-8));
            assertThat(value.total())
                    .isCloseTo(
                            2 * value.terms().get("attribute")
                                    + 3 * value.terms().get("identity")
                                    + 5 * value.terms().get("total variation")
                                    + 7 * value.terms().get("chroma"),
                            within(1e-6));
        }
    }

    private static float[] constant(int n, float value) {
        float[] values = new float[n];
        java.util.Arrays.fill(values, value);
        return values;
    }
}
