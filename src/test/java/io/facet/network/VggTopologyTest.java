package io.facet.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.network.NetworkCard.Layer;
import io.facet.network.VggTopology.Convolution;
import io.facet.network.VggTopology.Dense;
import java.util.List;
import org.junit.jupiter.api.Test;

class VggTopologyTest {

    /**
     * Parkhi, Vedaldi and Zisserman (2015), table 3: 13 convolutions with 14,714,688 weights and
     * biases.
     */
    @Test
    void vgg_16_has_the_published_layers_and_weights() {
        VggTopology vgg = new VggTopology(224, List.of(64, 128, 256, 512, 512), VggTopology.VGG_16);
        List<Convolution> layers = vgg.layers();
        assertThat(layers).hasSize(13);
        assertThat(layers.get(0)).isEqualTo(new Convolution("conv1_1", 3, 64, 1, 1));
        assertThat(layers.get(12)).isEqualTo(new Convolution("conv5_3", 512, 512, 16, 5));
        long weights =
                layers.stream().mapToLong(l -> 9L * l.inputs() * l.outputs() + l.outputs()).sum();
        assertThat(weights).isEqualTo(14_714_688);
    }

    @Test
    void a_pool_follows_the_last_convolution_of_every_stage() {
        VggTopology vgg = new VggTopology(32, List.of(4, 8), List.of(2, 1));
        assertThat(vgg.layers().stream().filter(vgg::endsStage).map(Convolution::name))
                .containsExactly("conv1_2", "conv2_1");
    }

    /** Parkhi, Vedaldi and Zisserman (2015), table 3. */
    @Test
    void dense_layers_stand_on_the_last_pool() {
        VggTopology vgg =
                new VggTopology(
                        224,
                        List.of(64, 128, 256, 512, 512),
                        VggTopology.VGG_16,
                        List.of(4096, 4096));
        assertThat(vgg.dense())
                .containsExactly(new Dense("fc6", 7 * 7 * 512, 4096), new Dense("fc7", 4096, 4096));
        assertThat(vgg.withoutDense().dense()).isEmpty();
    }

    @Test
    void maps_are_those_after_every_relu_and_pool() {
        VggTopology vgg = new VggTopology(32, List.of(4, 8), List.of(2, 1));
        assertThat(vgg.maps())
                .containsExactly(
                        new Layer("conv1_1", "conv1_1:0", 1, 4),
                        new Layer("conv1_2", "conv1_2:0", 1, 4),
                        new Layer("pool1", "pool1:0", 2, 4),
                        new Layer("conv2_1", "conv2_1:0", 2, 8),
                        new Layer("pool2", "pool2:0", 4, 8));
    }

    @Test
    void every_stage_needs_a_width() {
        assertThatThrownBy(() -> new VggTopology(32, List.of(4), List.of(2, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
