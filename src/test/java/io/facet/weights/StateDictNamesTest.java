package io.facet.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import io.facet.network.VggTopology;
import io.facet.weights.layers.LayerShape;
import io.facet.weights.layers.WeightFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** State dicts under the names that programs give the layers of VGG-16. */
class StateDictNamesTest {

    private static final VggTopology TOPOLOGY = StateDictBytes.topology();
    private static final WrittenWeights SMALL = WrittenWeights.small();

    @TempDir Path folder;

    static Stream<Arguments> names() {
        StateDictBytes plain = StateDictBytes.torchvision("");
        StateDictBytes sequence = StateDictBytes.named(i -> 2 * i + ".");
        String[] words = {
            "stem", "body", "neck", "tail", "a", "z", "m", "b", "y", "c", "x", "d", "w", "head",
            "last"
        };
        return Stream.of(
                Arguments.of("torchvision", plain.pth()),
                Arguments.of(
                        "torchvision within DataParallel",
                        StateDictBytes.torchvision("module.").pth()),
                Arguments.of(
                        "within a model's field",
                        StateDictBytes.torchvision("model.module.").pth()),
                Arguments.of("within state_dict", plain.pth("state_dict")),
                Arguments.of("within a checkpoint of another key", plain.pth("best_weights")),
                Arguments.of("within two holders", plain.pth("model", "state_dict")),
                Arguments.of("a sequence", sequence.pth()),
                Arguments.of(
                        "a sequence within DataParallel",
                        StateDictBytes.named(i -> "module." + i + ".").pth()),
                Arguments.of("sorted by the alphabet", plain.sorted().pth()),
                Arguments.of("numbered, but backwards", plain.reversed().pth()),
                Arguments.of(
                        "words, in the order of the program",
                        StateDictBytes.named(i -> words[i] + ".").pth()),
                Arguments.of("names of VGG, safetensors", vgg("").safetensors()),
                Arguments.of(
                        "names of VGG behind a prefix, safetensors",
                        vgg("backbone.").sorted().safetensors()),
                Arguments.of("torchvision, safetensors", plain.sorted().safetensors()),
                Arguments.of("a sequence, safetensors", sequence.sorted().safetensors()),
                Arguments.of(
                        "torchvision within DataParallel, safetensors",
                        StateDictBytes.torchvision("module.").sorted().safetensors()),
                Arguments.of(
                        "with a classifier",
                        plain.with("classifier.6.weight", 5, 8)
                                .with("classifier.6.bias", 5)
                                .safetensors()));
    }

    private static StateDictBytes vgg(String prefix) {
        return StateDictBytes.named(i -> prefix + LayerShape.of(TOPOLOGY).get(i).name() + ".");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void everyNamingHoldsTheSameNumbers(String name, byte[] file) throws IOException {
        assertHolds(file, TOPOLOGY);
        assertHolds(file, TOPOLOGY.withoutDense());
    }

    private void assertHolds(byte[] bytes, VggTopology topology) throws IOException {
        try (VggWeightFile weights = VggWeightFile.open(written(bytes), topology)) {
            for (Map.Entry<String, float[]> weight : SMALL.reference().entrySet()) {
                if (weight.getKey().startsWith("conv") || !topology.dense().isEmpty()) {
                    float[] read = new float[(int) weights.size(weight.getKey())];
                    weights.read(weight.getKey(), 0, read);
                    assertThat(read).as(weight.getKey()).isEqualTo(weight.getValue());
                }
            }
        }
    }

    @Test
    void theFormatAndWhetherNamesWereKnownAreTold() throws IOException {
        try (VggWeightFile known = VggWeightFile.open(written(vgg("").safetensors()), TOPOLOGY)) {
            assertThat(known.format()).isEqualTo(WeightFormat.SAFETENSORS);
            assertThat(known.isInOrder()).isFalse();
        }
        try (VggWeightFile other =
                VggWeightFile.open(written(StateDictBytes.torchvision("").pth()), TOPOLOGY)) {
            assertThat(other.format()).isEqualTo(WeightFormat.PYTORCH);
            assertThat(other.isInOrder()).isTrue();
        }
    }

    @Test
    void batchNormalisationIsRefusedByName() throws IOException {
        StateDictBytes kept =
                StateDictBytes.torchvision("")
                        .with("features.1.weight", 2)
                        .with("features.1.bias", 2)
                        .with("features.1.running_mean", 2)
                        .with("features.1.running_var", 2);
        assertRefused(kept.pth(), "batch normalisation", "features.1.");
        assertRefused(kept.safetensors(), "batch normalisation", "features.1.");
        assertRefused(vgg("").with("bn1_1.running_mean", 2).pth(), "batch normalisation", "bn1_1");
        assertRefused(
                StateDictBytes.torchvision("").with("features.1.weight", 2).pth(),
                "scales channels",
                "features.1.weight");
    }

    @Test
    void moreOrFewerConvolutionsAreListed() throws IOException {
        StateDictBytes deeper =
                StateDictBytes.torchvision("").with("features.30.weight", 6, 6, 3, 3);
        assertRefused(
                deeper.pth(),
                "holds 14 convolutions of 3x3, but the network has 13",
                "features.28 6x6x3x3");
        assertRefused(deeper.safetensors(), "holds 14 convolutions of 3x3, but the network has 13");
        assertRefused(
                StateDictBytes.torchvision("").without("features.26.weight").pth(),
                "holds 12 convolutions of 3x3, but the network has 13");
        assertRefused(
                StateDictBytes.torchvision("").without("classifier.3.weight").pth(),
                "holds 1 layers behind the convolutions, but the network has 2");
    }

    @Test
    void aLayerOfAnotherShapeIsNamedByItsPlace() throws IOException {
        assertRefused(
                StateDictBytes.torchvision("").with("features.5.weight", 4, 2, 3, 3).pth(),
                "conv2_1/kernel as 4x2x3x3",
                "features.5",
                "needs 3x2x3x3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"safetensors", "pth"})
    void anOrderThatNoNumberTellsIsRefused(String kind) throws IOException {
        String[] words = {
            "a", "b", "c", "d", "e", "g", "f", "h", "i", "j", "k", "l", "m", "fc.0", "fc.1"
        };
        StateDictBytes unclear = StateDictBytes.named(i -> words[i] + ".");
        byte[] bytes = kind.equals("pth") ? unclear.pth() : unclear.safetensors();

        assertRefused(bytes, "does not tell their order", "4x4x3x3");
    }

    @Test
    void convolutionsOfOtherSizesAreRefused() throws IOException {
        VggTopology convolutions = TOPOLOGY.withoutDense();
        byte[] mixed = StateDictBytes.torchvision("").with("features.3.weight", 2, 2, 1, 1).pth();

        assertRefused(
                mixed, convolutions, "convolutions that VGG does not have", "features.3 2x2x1x1");
    }

    @Test
    void aKernelWithoutABiasIsNamed() throws IOException {
        assertRefused(
                StateDictBytes.torchvision("").without("features.7.bias").pth(),
                "no weight conv2_2/bias");
    }

    @Test
    void twoNetworksInOneFileAreListed() throws IOException {
        StateDictBytes both = StateDictBytes.torchvision("a.");
        StateDictBytes.torchvision("b.").copyTo(both);

        assertRefused(both.pth(), "holds 26 convolutions of 3x3", "a.features.0 2x3x3x3");
    }

    @Test
    void dictsThatHoldEachOtherAgainAndAgainAreRefused() throws IOException {
        TorchBytes doubling = new TorchBytes().raw("}");
        for (int i = 0; i < 60; i++) {
            doubling.raw('q', i, '0', '}').text("a").raw('h', i, 's').text("b").raw('h', i, 's');
        }
        assertRefused(doubling.raw(".").zip(4), "nested too deeply");
        TorchBytes wide = new TorchBytes().raw("}(");
        for (int i = 0; i < 1_000; i++) {
            wide.text("k" + i).raw('N');
        }
        wide.raw('u', 'q', 0, '0', '}', '(');
        for (int i = 0; i < 1_000; i++) {
            wide.text("k" + i).raw('h', 0);
        }
        assertRefused(wide.raw("u.").zip(4), "too many entries");
    }

    @Test
    void aDictWithoutWeightsIsListed() throws IOException {
        assertRefused(
                new TorchBytes()
                        .raw("}(")
                        .tensor("mean", "FloatStorage", 0, new long[] {1}, new long[] {1})
                        .raw("u.")
                        .zip(4),
                "no layer conv1_1",
                "mean");
    }

    private void assertRefused(byte[] bytes, String... parts) throws IOException {
        assertRefused(bytes, TOPOLOGY, parts);
    }

    private void assertRefused(byte[] bytes, VggTopology topology, String... parts)
            throws IOException {
        Path file = written(bytes);
        assertThatThrownBy(() -> VggWeightFile.open(file, topology))
                .isInstanceOf(FacetException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContainingAll(parts)
                .hasMessageEndingWith(".");
    }

    private Path written(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("weights.bin"), bytes);
    }
}
