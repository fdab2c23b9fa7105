package io.facet.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.facet.FacetException;
import io.facet.network.VggTopology;
import io.facet.weights.layers.LayerShape;
import io.facet.weights.layers.WeightFormat;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("sentences")
class VggWeightFileTest {

    private static final WrittenWeights SMALL = WrittenWeights.small();
    private static final VggTopology TINY =
            new VggTopology(32, List.of(1, 1, 1, 1, 1), VggTopology.VGG_16);

    @TempDir Path folder;

    static Stream<WrittenWeights.Layout> layouts() {
        return SMALL.index().layouts().stream();
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void everyLayoutHoldsTheSameNumbers(WrittenWeights.Layout layout) {
        VggTopology topology = SMALL.topology(layout);
        try (VggWeightFile weights = VggWeightFile.open(SMALL.file(layout), topology)) {
            assertThat(weights.format()).isEqualTo(layout.format());
            SMALL.reference()
                    .forEach(
                            (name, values) -> {
                                if (layout.dense() || name.startsWith("conv")) {
                                    float[] read = new float[(int) weights.size(name)];
                                    weights.read(name, 0, read);
                                    assertThat(read).as(name).isEqualTo(values);
                                }
                            });
            weights.requireNonZero();
        }
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void piecesOfAnySizeAreTheWhole(WrittenWeights.Layout layout) {
        VggTopology topology = SMALL.topology(layout);
        try (VggWeightFile weights = VggWeightFile.open(SMALL.file(layout), topology)) {
            for (String name : List.of("conv1_1/kernel", "conv5_2/kernel", "conv4_1/bias")) {
                assertThat(inPieces(weights, name, 7)).isEqualTo(SMALL.reference().get(name));
            }
            if (layout.dense()) {
                assertThat(inPieces(weights, "fc6/kernel", 5))
                        .isEqualTo(SMALL.reference().get("fc6/kernel"));
            }
        }
    }

    private static float[] inPieces(VggWeightFile weights, String name, int length) {
        float[] all = new float[(int) weights.size(name)];
        for (int from = 0; from < all.length; from += length) {
            float[] piece = new float[Math.min(length, all.length - from)];
            weights.read(name, from, piece);
            System.arraycopy(piece, 0, all, from, piece.length);
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void denseLayersOfTheFileAreIgnoredUnlessAskedFor(WrittenWeights.Layout layout) {
        VggTopology convolutions = SMALL.topology().withoutDense();
        try (VggWeightFile weights = VggWeightFile.open(SMALL.file(layout), convolutions)) {
            assertThat(weights.size("conv5_3/bias")).isEqualTo(6);
            assertThat(weights.size("fc6/kernel")).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void onlyMatConvNetStatesItsMean(WrittenWeights.Layout layout) {
        VggTopology topology = SMALL.topology(layout);
        try (VggWeightFile weights = VggWeightFile.open(SMALL.file(layout), topology)) {
            assertThat(weights.mean().isPresent()).isEqualTo(layout.statesMean());
            if (layout.statesMean()) {
                assertThat(weights.mean().orElseThrow())
                        .containsExactly(layout.mean(), within(1e-4f));
            }
        }
    }

    @Test
    void valuesFromBeyondTheEndAreAMistakeOfTheCaller() {
        WrittenWeights.Layout layout = SMALL.layout("caffe-v2");
        try (VggWeightFile weights =
                VggWeightFile.open(SMALL.file(layout), SMALL.topology(layout))) {
            assertThatThrownBy(() -> weights.read("conv1_1/bias", 1, new float[2]))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> weights.read("conv9_1/bias", 0, new float[1]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aMissingLayerIsNamed() throws IOException {
        CaffeBytes net = new CaffeBytes();
        TINY.layers().stream()
                .filter(layer -> !layer.name().equals("conv3_2"))
                .forEach(layer -> net.layer(layer, 1));

        assertRefused(net.bytes(), TINY, "has no layer conv3_2");
    }

    @ParameterizedTest
    @CsvSource({
        "keras-notop, has no layer fc6",
        "sequential, 'holds 16 layers with a kernel, but the network has 18'"
    })
    void missingDenseLayersAreNamed(String layout, String sentence) {
        VggTopology topology =
                layout.equals("sequential")
                        ? new VggTopology(
                                64,
                                SMALL.topology().widths(),
                                VggTopology.VGG_16,
                                List.of(7, 8, 5, 4, 3))
                        : SMALL.topology();

        assertThatThrownBy(() -> VggWeightFile.open(SMALL.file(SMALL.layout(layout)), topology))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void batchNormalisationOfCaffeIsRefusedThoughItsConvolutionsHaveTheRightNames()
            throws IOException {
        byte[] message =
                CaffeBytes.joined(
                        CaffeBytes.field(1, "bn1_1".getBytes(StandardCharsets.US_ASCII)),
                        CaffeBytes.field(2, "BatchNorm".getBytes(StandardCharsets.US_ASCII)),
                        CaffeBytes.field(7, CaffeBytes.blob(CaffeBytes.floats(1), 1)));
        byte[] net = CaffeBytes.network(TINY, 1).raw(CaffeBytes.field(100, message)).bytes();

        assertRefused(net, TINY, "batch normalisation (bn1_1, BatchNorm)");
    }

    @Test
    void aMissingBiasIsNamed() throws IOException {
        byte[] kernel = CaffeBytes.blob(CaffeBytes.floats(new float[27]), 1, 3, 3, 3);

        assertRefused(
                new CaffeBytes().layer("conv1_1", kernel).bytes(),
                TINY,
                "has no weight conv1_1/bias");
    }

    @ParameterizedTest
    @CsvSource({
        "caffe-v1, 3x2x3x3, 4x2x3x3",
        "keras-top, 3x3x2x3, 3x3x2x4",
        "mat-v7, 3x3x2x3, 3x3x2x4",
        "pth-zip, 3x2x3x3, 4x2x3x3",
        "sequential, 3x3x2x3, 3x3x2x4"
    })
    void aLayerOfAnotherShapeIsNamedWithBothShapes(String name, String found, String wanted) {
        VggTopology wider =
                new VggTopology(64, List.of(2, 4, 4, 5, 6), VggTopology.VGG_16, List.of());

        assertThatThrownBy(() -> VggWeightFile.open(SMALL.file(SMALL.layout(name)), wider))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("conv2_1/kernel as " + found)
                .hasMessageContaining("needs " + wanted);
    }

    @Test
    void aDenseLayerOfAnotherMapIsNamedWithBothShapes() {
        VggTopology larger =
                new VggTopology(96, SMALL.topology().widths(), VggTopology.VGG_16, List.of(7));

        assertThatThrownBy(() -> VggWeightFile.open(SMALL.file(SMALL.layout("keras-top")), larger))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("fc6/kernel as 24x7")
                .hasMessageContaining("needs 3x3x6x7 or 54x7");
    }

    @ParameterizedTest
    @CsvSource({"NaN", "Infinity", "-Infinity"})
    void aValueThatIsNoFiniteNumberIsNamedByItsLayer(float value) throws IOException {
        CaffeBytes net = new CaffeBytes();
        TINY.layers()
                .forEach(layer -> net.layer(layer, layer.name().equals("conv4_2") ? value : 1));

        assertThatThrownBy(() -> readAll(written(net.bytes()), TINY))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("conv4_2/kernel")
                .hasMessageContaining("no finite number");
    }

    @Test
    void anAllZeroKernelIsNamedButABiasMayBeZero() throws IOException {
        CaffeBytes net = new CaffeBytes();
        TINY.layers().forEach(layer -> net.layer(layer, layer.name().equals("conv2_1") ? 0 : 1));

        assertThatThrownBy(() -> readAll(written(net.bytes()), TINY))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("conv2_1/kernel")
                .hasMessageContaining("are zero");
        assertThatCode(() -> readAll(written(CaffeBytes.network(TINY, 1).bytes()), TINY))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "'', is empty",
        "'just some words, nothing else', Facet reads Keras HDF5",
        "'<!DOCTYPE html><html>', its download went wrong",
        "'  <html><body>404', its download went wrong",
        "version https://git-lfs.github.com/spec/v1, Git LFS",
        "MATLAB 7.3 MAT-file, -v7",
    })
    void aFileOfAnotherKindIsRefusedWithWhatToDo(String content, String sentence)
            throws IOException {
        assertRefused(content.getBytes(StandardCharsets.ISO_8859_1), TINY, sentence);
    }

    @Test
    void archivesAreToBeUnpackedFirst() throws IOException {
        byte[] tar = new byte[1024];
        System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, tar, 257, 5);

        assertRefused(new byte[] {0x1f, (byte) 0x8b, 8, 0}, TINY, "Unpack it first");
        assertRefused(tar, TINY, "Unpack it first");
    }

    @Test
    void aPickledModuleIsToBeSavedAsAStateDict() throws IOException {
        TorchBytes module = new TorchBytes().global("torch.nn.modules.container", "Sequential");

        assertRefused(
                module.raw(")R.").zip(4),
                TINY,
                "wants to call torch.nn.modules.container.Sequential, but Facet never runs the code");
        assertRefused(new TorchBytes().raw("}.").zip(4), TINY, "torch.save(model.state_dict()");
        assertRefused(new TorchBytes().raw("}.").pickle(), TINY, "a pickle, but none of PyTorch");
    }

    @Test
    void whatIsNoFileIsRefused() {
        assertThatThrownBy(() -> VggWeightFile.open(folder.resolve("none.h5"), TINY))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("none.h5 does not exist");
        assertThatThrownBy(() -> VggWeightFile.open(folder, TINY))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("is a folder");
    }

    @Test
    void floatsThatCaffeWroteOneByOneAreRead() throws IOException {
        CaffeBytes net = new CaffeBytes();
        TINY.layers().stream()
                .filter(layer -> !layer.name().equals("conv1_1"))
                .forEach(layer -> net.layer(layer, 1));
        byte[][] single = new byte[27][];
        Arrays.setAll(single, i -> CaffeBytes.joined(new byte[] {0x2d}, CaffeBytes.floats(i + 1)));
        byte[] kernel = CaffeBytes.joined(CaffeBytes.joined(single), CaffeBytes.shape(1, 3, 3, 3));
        net.layer("conv1_1", kernel, CaffeBytes.blob(CaffeBytes.floats(2), 1));

        try (VggWeightFile weights = VggWeightFile.open(written(net.bytes()), TINY)) {
            float[] values = new float[27];
            weights.read("conv1_1/kernel", 0, values);
            // Outputs x inputs x height x width in the file; the inputs are the fastest here.
            assertThat(values).startsWith(1, 10, 19, 2, 11, 20);
        }
    }

    @Test
    void tensorsAsPyTorchWroteThemBeforeVersionFourAreRead() throws IOException {
        WrittenWeights.Layout layout = SMALL.layout("pth-legacy");
        String today = Files.readString(SMALL.file(layout), StandardCharsets.ISO_8859_1);
        String then = today.replace("_rebuild_tensor_v2\n", "_rebuild_tensor\n");
        assertThat(then).isNotEqualTo(today);
        Path file = written(then.getBytes(StandardCharsets.ISO_8859_1));

        try (VggWeightFile weights = VggWeightFile.open(file, SMALL.topology(layout))) {
            float[] read = new float[(int) weights.size("conv3_2/kernel")];
            weights.read("conv3_2/kernel", 0, read);
            assertThat(read).isEqualTo(SMALL.reference().get("conv3_2/kernel"));
        }
    }

    @Test
    void aSequentialModelWithTheNamesOfVggIsToldByItsLayersOfPadding() {
        Path plain = folder.resolve("plain.h5");
        Path padded = folder.resolve("padded.h5");
        keras(plain, List.of());
        keras(padded, List.of("zero_padding2d_1", "zero_padding2d_2"));

        assertThat(format(plain)).isEqualTo(WeightFormat.KERAS);
        assertThat(format(padded)).isEqualTo(WeightFormat.KERAS_SEQUENTIAL);
    }

    private static void keras(Path file, List<String> others) {
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            others.forEach(hdf::putGroup);
            for (VggTopology.Convolution layer : TINY.layers()) {
                WritableGroup group = hdf.putGroup(layer.name());
                group.putDataset("kernel:0", new float[3][3][layer.inputs()][layer.outputs()]);
                group.putDataset("bias:0", new float[layer.outputs()]);
            }
        }
    }

    private static WeightFormat format(Path file) {
        try (VggWeightFile weights = VggWeightFile.open(file, TINY)) {
            return weights.format();
        }
    }

    @Test
    void nothingIsLeftOpenOrBehind() throws IOException {
        Path copy = folder.resolve("copy.mat");
        Files.copy(SMALL.file(SMALL.layout("mat-v7")), copy);

        readAll(copy, SMALL.topology());
        Files.delete(copy);

        assertThat(copy).doesNotExist();
    }

    static void readAll(Path file, VggTopology topology) {
        try (VggWeightFile weights = VggWeightFile.open(file, topology)) {
            for (LayerShape layer : LayerShape.of(topology)) {
                for (String weight : List.of(layer.kernel(), layer.bias())) {
                    weights.read(weight, 0, new float[(int) weights.size(weight)]);
                }
            }
            weights.requireNonZero();
        }
    }

    private Path written(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("weights.bin"), bytes);
    }

    private void assertRefused(byte[] bytes, VggTopology topology, String sentence)
            throws IOException {
        Path file = written(bytes);
        assertThatThrownBy(() -> VggWeightFile.open(file, topology))
                .isInstanceOf(FacetException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(sentence)
                .hasMessageEndingWith(".");
    }
}
