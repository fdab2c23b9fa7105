package io.facet.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.facet.FacetException;
import io.facet.image.FloatImage;
import io.facet.network.FeatureMap;
import io.facet.network.FeatureNetwork;
import io.facet.network.NetworkCard;
import io.facet.network.NetworkCard.ChannelOrder;
import io.facet.network.NetworkCardFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TensorFlowNetworkTest {

    private static final int SIZE = SmoothNetwork.SIZE;

    @TempDir Path folder;

    private static FloatImage picture() {
        float[] samples = new float[3 * SIZE * SIZE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (i * 31) % 256;
        }
        return new FloatImage(SIZE, SIZE, 3, samples);
    }

    @Test
    void maps_have_the_shapes_of_the_card() {
        try (FeatureNetwork network = SmoothNetwork.in(folder, ChannelOrder.RGB)) {
            FeatureMap map = network.features(picture(), List.of("conv2_1")).get("conv2_1");
            assertThat(map.height()).isEqualTo(SIZE / 2);
            assertThat(map.channels()).isEqualTo(5);
        }
    }

    @Test
    void a_network_that_wants_bgr_sees_the_channels_swapped() {
        float[] samples = picture().samples();
        float[] swapped = samples.clone();
        for (int i = 0; i < samples.length; i += 3) {
            swapped[i] = samples[i + 2];
            swapped[i + 2] = samples[i];
        }
        float[] expected;
        try (FeatureNetwork rgb = SmoothNetwork.in(folder, ChannelOrder.RGB)) {
            FloatImage other = new FloatImage(SIZE, SIZE, 3, swapped);
            expected = rgb.features(other, List.of("conv1_1")).get("conv1_1").values();
        }
        try (FeatureNetwork bgr = SmoothNetwork.in(folder, ChannelOrder.BGR)) {
            float[] values = bgr.features(picture(), List.of("conv1_1")).get("conv1_1").values();
            assertThat(values).containsExactly(expected, within(1e-5f));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"inputSize\": 8 | \"inputSize\": 9 | takes pictures of 8 pixels",
                "\"channels\": 5 | \"channels\": 4 | but its card says",
                "\"stride\": 2 | \"stride\": 4 | but its card says",
                "\"tensor\": \"conv1_1:0\" | \"tensor\": \"conv1_1:7\" | has no tensor conv1_1:7",
                "\"tensor\": \"conv1_1:0\" | \"tensor\": \"a:b:c\" | names no tensor",
                "\"tensor\": \"conv1_1:0\" | \"tensor\": \"nowhere:0\" | has no tensor nowhere:0",
                "\"inputTensor\": \"input:0\" | \"inputTensor\": \"input:3\" | at input:3"
            })
    void a_card_that_says_another_graph_is_refused(String from, String to, String sentence)
            throws IOException {
        SmoothNetwork.in(folder, ChannelOrder.RGB).close();
        Path file = folder.resolve(NetworkCard.FILE_NAME);
        String right = Files.readString(file);
        assertThat(right).contains(from);
        Files.writeString(file, right.replace(from, to));

        assertThatThrownBy(() -> new TensorFlowEngine().load(folder).close())
                .isInstanceOf(FacetException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void a_picture_of_another_size_is_refused() {
        try (FeatureNetwork network = SmoothNetwork.in(folder, ChannelOrder.RGB)) {
            FloatImage small = new FloatImage(4, 4, 3, new float[48]);
            assertThatThrownBy(() -> network.features(small, List.of("conv1_1")))
                    .isInstanceOf(FacetException.class)
                    .hasMessageContaining("8 x 8");
        }
    }

    @Test
    void a_graph_that_was_changed_since_its_card_is_refused() throws IOException {
        SmoothNetwork.in(folder, ChannelOrder.RGB).close();
        Path file = folder.resolve("saved_model.pb");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> new TensorFlowEngine().load(folder))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("SHA-256 differs");
    }

    @Test
    void a_card_that_names_a_tensor_that_is_not_there_is_refused() throws IOException {
        SmoothNetwork.in(folder, ChannelOrder.RGB).close();
        Path card = folder.resolve(NetworkCard.FILE_NAME);
        Files.writeString(card, Files.readString(card).replace("conv2_1:0", "conv7_7:0"));
        assertThatThrownBy(() -> new TensorFlowEngine().load(folder))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("no tensor conv7_7:0");
    }

    @Test
    void what_is_no_saved_model_is_refused() throws IOException {
        SmoothNetwork.in(folder, ChannelOrder.RGB).close();
        byte[] junk = "not a protocol buffer".getBytes();
        Files.write(folder.resolve("saved_model.pb"), junk);
        NetworkCard card = NetworkCardFile.read(folder);
        NetworkCardFile.write(card.withWeightsSha256(io.facet.file.Sha256.of(junk)), folder);
        assertThatThrownBy(() -> new TensorFlowEngine().load(folder))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("is not a SavedModel");
    }
}
