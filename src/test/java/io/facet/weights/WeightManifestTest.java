package io.facet.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import io.facet.network.WeightArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("sentences")
class WeightManifestTest {

    private static final String MANIFEST =
            """
            [{"paths": ["weights.bin"], "weights": [
              {"name": "a", "shape": [2, 1], "dtype": "float32",
               "quantization": {"dtype": "uint8", "scale": 0.5, "min": -1}},
              {"name": "b", "shape": [1], "dtype": "float32",
               "quantization": {"dtype": "uint8", "scale": 2, "min": 3}}]}]
            """;

    @TempDir Path folder;
    private Path manifest;

    @BeforeEach
    void write() throws IOException {
        manifest = folder.resolve("manifest.json");
        Files.writeString(manifest, MANIFEST);
        Files.write(folder.resolve("weights.bin"), new byte[] {0, (byte) 255, 4});
    }

    @Test
    void bytesStandForScaleTimesThemPlusTheLeast() {
        Map<String, WeightArray> arrays = WeightManifest.read(manifest);

        assertThat(arrays.get("a").shape()).containsExactly(2, 1);
        assertThat(arrays.get("a").values()).containsExactly(-1, 126.5f);
        assertThat(arrays.get("b").values()).containsExactly(11);
    }

    @Test
    void aFileThatEndsEarlyNamesTheArray() throws IOException {
        Files.write(folder.resolve("weights.bin"), new byte[2]);

        assertThatThrownBy(() -> WeightManifest.read(manifest))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("ends within b");
    }

    @Test
    void aFileThatIsTooLongIsRefused() throws IOException {
        Files.write(folder.resolve("weights.bin"), new byte[7]);

        assertThatThrownBy(() -> WeightManifest.read(manifest))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("4 bytes longer");
    }

    @Test
    void otherNumbersAreRefusedByName() throws IOException {
        Files.writeString(manifest, MANIFEST.replace("\"uint8\"", "\"uint16\""));

        assertThatThrownBy(() -> WeightManifest.read(manifest))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("stores a in another way");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"shape\": [4611686018427387904, 4]",
                "\"shape\": [-2, -1]",
                "\"shape\": [null]",
                "\"shape\": [2.5]",
                "\"shape\": {}"
            })
    void extentsThatNoArrayHasAreSentences(String shape) throws IOException {
        Files.writeString(manifest, MANIFEST.replace("\"shape\": [2, 1]", shape));

        assertThatThrownBy(() -> WeightManifest.read(manifest))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining(manifest.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"/\"", "\"a\\u0000b\"", "{}"})
    void pathsThatNameNoFileAreSentences(String path) throws IOException {
        Files.writeString(manifest, MANIFEST.replace("\"weights.bin\"", path));

        assertThatThrownBy(() -> WeightManifest.read(manifest)).isInstanceOf(FacetException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[{}]", "[null]", "no JSON [", "[{\"paths\": [\"x\"]}]"})
    void whatIsNoManifestIsRefused(String text) throws IOException {
        Files.writeString(manifest, text);

        assertThatThrownBy(() -> WeightManifest.read(manifest)).isInstanceOf(FacetException.class);
    }

    @Test
    void aManifestDoesNotReachOutOfItsFolder() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Path other = inner.resolve("manifest.json");
        Files.writeString(other, MANIFEST.replace("weights.bin", "../weights.bin"));

        assertThatThrownBy(() -> WeightManifest.read(other)).isInstanceOf(FacetException.class);
    }
}
