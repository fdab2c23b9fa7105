package io.facet.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import io.facet.network.NetworkCard.ChannelOrder;
import io.facet.network.NetworkCard.FaceTemplate;
import io.facet.network.NetworkCard.Layer;
import io.facet.network.NetworkCard.VectorOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("sentences")
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"inputSize\": 16 | \"inputSize\": -16 | an input size",
                "\"inputSize\": 16 | \"inputSize\": 2000000000 | an input size",
                "\"inputSize\": 16 | \"inputSize\": 1e99 | inputSize is 1e99",
                "\"inputSize\": 16 | \"inputSize\": [16] | inputSize is list instead of number",
                "\"scale\": 0.5 | \"scale\": NaN | scale is text instead of number",
                "\"scale\": 0.5 | \"scale\": 0 | a scale",
                "\"scale\": 0.5 | \"other\": 1 | 'scale' is missing",
                "\"leftX\": 1.0 | \"leftX\": 1e300 | a face template",
                "\"leftX\": 1.0 | \"leftX\": 3.0 | a face template",
                "\"stride\": 1 | \"stride\": 0 | every layer",
                "\"stride\": 1 | \"stride\": 17 | every layer",
                "\"channels\": 8 | \"channels\": -8 | every layer",
                "\"tensor\": \"conv1_1:0\" | \"tensor\": null | every layer",
                "\"layers\": [ | \"layers\": [ null, | every layer",
                "\"outputs\": [ | \"outputs\": [ null, | every output",
                "\"labels\": [] | \"labels\": null | every output",
                "\"labels\": [] | \"labels\": [\"one\"] | every output",
                "\"00ff\" | \"no hash\" | SHA-256",
                "\"mean\": [ | \"mean\": [ null, | a mean",
                "\"mean\": [ | \"mean\": [ Infinity, | mean[0] is text instead of number",
                "\"BGR\" | \"GRB\" | a channel order"
            })
    void a_card_that_was_changed_is_named_as_damaged(String from, String to, String sentence)
            throws IOException {
        NetworkCardFile.write(card, folder);
        Path file = folder.resolve(NetworkCard.FILE_NAME);
        String right = Files.readString(file);
        assertThat(right).contains(from);
        Files.writeString(file, right.replace(from, to));

        assertThatThrownBy(() -> NetworkCardFile.read(folder))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(sentence)
                .hasMessageEndingWith("it is damaged. Install the network again.");
    }

    @Test
    void two_layers_of_a_name_are_a_damaged_card() throws IOException {
        NetworkCardFile.write(card, folder);
        Path file = folder.resolve(NetworkCard.FILE_NAME);
        String layer = "{\"name\":\"conv1_1\",\"tensor\":\"a:0\",\"stride\":1,\"channels\":1},";
        String twice = Files.readString(file).replace("\"layers\": [", "\"layers\": [" + layer);
        Files.writeString(file, twice);

        assertThatThrownBy(() -> NetworkCardFile.read(folder))
                .hasMessageContaining("a name of its own for every layer");
    }

    @Test
    void bytes_that_are_no_text_and_nests_without_end_are_sentences() throws IOException {
        Path file = folder.resolve(NetworkCard.FILE_NAME);
        for (byte[] bytes :
                List.of(
                        "{\"name\":\"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1),
                        new byte[3_000],
                        ("{\"layers\":" + "[".repeat(200_000)).getBytes(StandardCharsets.UTF_8),
                        ("{\"x\":" + "{\"x\":".repeat(200_000)).getBytes(StandardCharsets.UTF_8),
                        new byte[5 << 20])) {
            Files.write(file, bytes);
            assertThatThrownBy(() -> NetworkCardFile.read(folder))
                    .isInstanceOf(FacetException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"name\": {}}",
                "{\"name\": \"a\"}",
                "{\"name\":\"a\",\"architecture\":\"OTHER\",\"inputTensor\":\"a\",\"outputTensor\":\"b\",\"weightsSha256\":\"0\"}"
            })
    void a_damaged_card_of_a_face_finder_is_a_sentence(String text) throws IOException {
        Path file = folder.resolve("function.json");
        Files.writeString(file, text);

        assertThatThrownBy(() -> ImageFunctionCard.read(folder))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("damaged");
    }

    @Test
    void an_unknown_layer_lists_those_there_are() {
        assertThatThrownBy(() -> card.layer("conv9_9"))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("conv9_9")
                .hasMessageContaining("conv1_1");
    }
}
