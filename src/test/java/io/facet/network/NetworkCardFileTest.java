package io.facet.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import io.facet.network.NetworkCard.ChannelOrder;
import io.facet.network.NetworkCard.FaceTemplate;
import io.facet.network.NetworkCard.Layer;
import io.facet.network.NetworkCard.VectorOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkCardFileTest {

    @TempDir Path folder;

    private final NetworkCard card =
            new NetworkCard(
                    "small",
                    "2",
                    16,
                    "input:0",
                    ChannelOrder.BGR,
                    List.of(1f, 2f, 3f),
                    0.5f,
                    new FaceTemplate(1, 2, 3, 4),
                    List.of(new Layer("conv1_1", "conv1_1:0", 1, 8)),
                    List.of(new VectorOutput("descriptor", "d:0", 4, List.of())),
                    "BSD",
                    "made up",
                    "accepted by a test",
                    "00ff");

    @Test
    void a_card_comes_back_as_it_was_written() {
        NetworkCardFile.write(card, folder);
        assertThat(NetworkCardFile.read(folder)).isEqualTo(card);
    }

    @Test
    void a_card_from_before_licences_were_asked_for_says_that_none_was() throws Exception {
        NetworkCardFile.write(card, folder);
        Path file = folder.resolve(NetworkCard.FILE_NAME);
        String older = Files.readString(file).replaceAll("\\s*\"acceptance\": [^\n]*", "");
        assertThat(older).doesNotContain("acceptance");
        Files.writeString(file, older);
        assertThat(NetworkCardFile.read(folder).acceptance()).isEmpty();
    }

    @Test
    void a_folder_without_a_card_is_no_network() {
        assertThatThrownBy(() -> NetworkCardFile.read(folder))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("no network in");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "inputTensor",
                "channelOrder",
                "mean",
                "template",
                "layers",
                "outputs"
            })
    void a_card_that_lacks_something_says_what(String field) throws IOException {
        NetworkCardFile.write(card, folder);
        Path file = folder.resolve(NetworkCard.FILE_NAME);
        Files.writeString(file, Files.readString(file).replace("\"" + field + "\"", "\"other\""));
        assertThatThrownBy(() -> NetworkCardFile.read(folder))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("lacks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1]", "null", "{\"mean\": \"x\"}"})
    void what_is_no_card_is_refused_with_a_sentence(String text) throws IOException {
        Files.writeString(folder.resolve(NetworkCard.FILE_NAME), text);
        assertThatThrownBy(() -> NetworkCardFile.read(folder)).isInstanceOf(FacetException.class);
    }

    @Test
    void an_unknown_layer_lists_those_there_are() {
        assertThatThrownBy(() -> card.layer("conv9_9"))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("conv9_9")
                .hasMessageContaining("conv1_1");
    }
}
