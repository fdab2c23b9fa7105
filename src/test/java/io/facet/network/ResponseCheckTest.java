package io.facet.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.facet.image.FloatImage;
import io.facet.network.NetworkCard.ChannelOrder;
import io.facet.network.NetworkCard.FaceTemplate;
import io.facet.network.ResponseCheck.Verdict;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseCheckTest {

    private static final Path TRAINED = Path.of("models", "vgg-facet");
    private static final VggTopology SMALL =
            new VggTopology(64, List.of(8, 16, 32, 32), List.of(2, 2, 2, 2));

    @TempDir Path folder;

    /** A deviation of a third between colours is within the range of random weights. */
    @Test
    void the_network_that_comes_with_facet_leans_to_its_order_but_does_not_decide() {
        ResponseCheck check = check(TRAINED);
        assertThat(check.redToBlue()).isBetween(1.15, 1.3);
        assertThat(check.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(check.deadLayers()).isEmpty();
    }

    @Test
    void a_network_that_trusts_blue_less_decides() {
        save(blueTrustedLess(), ChannelOrder.RGB);
        assertThat(check(folder).verdict()).isEqualTo(Verdict.AS_SAID);
    }

    @Test
    void the_other_order_is_noticed_if_the_network_decides() {
        save(blueTrustedLess(), ChannelOrder.BGR);
        ResponseCheck check = check(folder);
        assertThat(check.order()).isEqualTo(ChannelOrder.BGR);
        assertThat(check.verdict()).isEqualTo(Verdict.OTHER);
    }

    /** Returns random weights, with those of the third input channel halved. */
    private static Map<String, float[]> blueTrustedLess() {
        Map<String, float[]> weights = random(1);
        float[] kernel = weights.get("conv1_1/kernel");
        int outputs = SMALL.widths().get(0);
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] *= i / outputs % 3 == 2 ? 0.5f : 1;
        }
        return weights;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void random_weights_cannot_tell(long seed) {
        save(random(seed), ChannelOrder.RGB);
        assertThat(check(folder).verdict()).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void a_dead_layer_and_silent_channels_are_named() {
        Map<String, float[]> weights = random(1);
        weights.put("conv3_1/bias", filled(32, -1e9f));
        float[] bias = new float[16];
        bias[3] = -1e9f;
        weights.put("conv2_1/bias", bias);
        save(weights, ChannelOrder.RGB);

        ResponseCheck check = check(folder);

        // Layers after a dead layer are dead too, because all other biases are 0.
        assertThat(check.deadLayers())
                .containsExactly("conv3_1", "conv3_2", "pool3", "conv4_1", "conv4_2", "pool4");
        assertThat(check.silent())
                .anySatisfy(
                        layer -> {
                            assertThat(layer.layer()).isEqualTo("conv2_1");
                            assertThat(layer.silent()).isBetween(1, 15);
                        });
        assertThat(check.verdict()).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void a_layer_that_overflows_does_not_answer() {
        Map<String, float[]> weights = random(1);
        weights.put("conv4_2/kernel", filled(9 * 32 * 32, Float.MAX_VALUE));
        save(weights, ChannelOrder.RGB);

        assertThat(check(folder).deadLayers()).containsExactly("conv4_2", "pool4");
    }

    @Test
    void drawn_faces_have_the_colours_of_skin_where_the_cheeks_are() {
        NetworkCard card = card(ChannelOrder.RGB);
        for (int i = 0; i < DrawnFace.count(); i++) {
            FloatImage face = DrawnFace.of(card, i);
            int x = (int) card.template().leftX();
            int y = (int) (card.template().leftY() + 12);
            assertThat(face.samples()).hasSize(3 * 64 * 64);
            float red = face.samples()[3 * (y * 64 + x)];
            float green = face.samples()[3 * (y * 64 + x) + 1];
            float blue = face.samples()[3 * (y * 64 + x) + 2];
            assertThat(red).isGreaterThan(green + 10);
            assertThat(green).isGreaterThan(blue + 5);
        }
    }

    private static ResponseCheck check(Path of) {
        try (FeatureNetwork network = NetworkEngine.installed().load(of)) {
            return ResponseCheck.of(network);
        }
    }

    private void save(Map<String, float[]> weights, ChannelOrder order) {
        NetworkEngine.installed().save(folder, card(order), SMALL, WeightSource.of(weights));
    }

    private static NetworkCard card(ChannelOrder order) {
        return new NetworkCard(
                "small",
                "1",
                64,
                "input:0",
                order,
                List.of(129f, 105f, 94f),
                1 / 64f,
                new FaceTemplate(22, 30, 42, 30),
                SMALL.maps(),
                List.of(),
                "none",
                "random",
                "",
                "");
    }

    private static Map<String, float[]> random(long seed) {
        Random random = new Random(seed);
        Map<String, float[]> weights = new HashMap<>();
        for (VggTopology.Convolution layer : SMALL.layers()) {
            float[] kernel = new float[9 * layer.inputs() * layer.outputs()];
            for (int i = 0; i < kernel.length; i++) {
                // He et al. (2015): this deviation keeps the size of the maps from layer to layer.
                kernel[i] = (float) (Math.sqrt(2.0 / (9 * layer.inputs())) * random.nextGaussian());
            }
            weights.put(layer.name() + "/kernel", kernel);
            weights.put(layer.name() + "/bias", new float[layer.outputs()]);
        }
        return weights;
    }

    private static float[] filled(int n, float value) {
        float[] values = new float[n];
        java.util.Arrays.fill(values, value);
        return values;
    }
}
