package io.facet.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import io.facet.network.VggTopology;
import io.facet.weights.layers.LayerShape;
import io.facet.weights.layers.WeightFormat;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of Keras 3, where a layer is a group named after the layer's class and a number. */
class KerasThreeTest {

    private static final WrittenWeights SMALL = WrittenWeights.small();
    private static final VggTopology TOPOLOGY = SMALL.topology();

    @TempDir Path folder;

    /** Where a model keeps its convolutions and dense layers. */
    private record Places(String name, String convolutions, String dense) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Places> places() {
        return Stream.of(
                new Places("functional", "layers/conv2d", "layers/dense"),
                new Places("nested", "layers/functional/layers/conv2d", "layers/dense"),
                new Places(
                        "of Keras 2.13",
                        "_layer_checkpoint_dependencies/conv2d",
                        "_layer_checkpoint_dependencies/dense"),
                new Places(
                        "nested twice",
                        "layers/sequential/layers/functional_1/layers/conv2d",
                        "layers/sequential/layers/dense"));
    }

    @ParameterizedTest
    @MethodSource("places")
    void layersAreFoundByTheirNumbers(Places places) {
        Path file = written(numbered(places), Map.of());

        assertHolds(file, TOPOLOGY);
        assertHolds(file, TOPOLOGY.withoutDense());
        assertThat(format(file)).isEqualTo(WeightFormat.KERAS);
    }

    @ParameterizedTest
    @ValueSource(ints = {ZipEntry.STORED, ZipEntry.DEFLATED})
    void aWholeModelIsRead(int method) throws IOException {
        byte[] weights =
                Files.readAllBytes(written(numbered(places().findFirst().orElseThrow()), Map.of()));
        Path plain = archive(weights, "{\"config\":{}}", method);
        assertHolds(plain, TOPOLOGY);
        assertThat(format(plain)).isEqualTo(WeightFormat.KERAS);

        Path padded = archive(weights, "{\"class_name\": \"ZeroPadding2D\"}", method);
        assertThat(format(padded)).isEqualTo(WeightFormat.KERAS_SEQUENTIAL);
    }

    @Test
    void layersOfPaddingTellASequentialModel() {
        Map<String, LayerShape> layers = numbered(places().findFirst().orElseThrow());
        Path file =
                write(
                        hdf -> {
                            group(hdf, "layers/zero_padding2d_3/vars", fill(hdf, layers, Map.of()));
                        });

        assertThat(format(file)).isEqualTo(WeightFormat.KERAS_SEQUENTIAL);
    }

    @Test
    void layersOfASubclassedModelAreFoundByTheNamesOfItsFields() {
        Map<String, LayerShape> layers = new LinkedHashMap<>();
        LayerShape.of(TOPOLOGY).forEach(shape -> layers.put(shape.name(), shape));

        assertHolds(written(layers, Map.of()), TOPOLOGY);
    }

    @Test
    void namesThatTheFileTellsGoBeforeNumbers() {
        List<LayerShape> shapes = new ArrayList<>(LayerShape.of(TOPOLOGY));
        Collections.reverse(shapes);
        Map<String, LayerShape> layers = new LinkedHashMap<>();
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < shapes.size(); i++) {
            String place = "layers/layer" + (i == 0 ? "" : "_" + i);
            layers.put(place, shapes.get(i));
            names.put(place, shapes.get(i).name());
        }

        assertHolds(written(layers, names), TOPOLOGY);
    }

    @Test
    void whatIsNoLayerIsLeftOut() {
        Map<String, LayerShape> layers = numbered(places().findFirst().orElseThrow());
        Path file =
                write(
                        hdf -> {
                            Map<String, WritableGroup> groups = fill(hdf, layers, Map.of());
                            group(hdf, "layers/dropout/seed_generator/vars", groups)
                                    .putDataset("0", new int[] {1, 2});
                            group(hdf, "optimizer/vars", groups)
                                    .putDataset("0", new float[3][3][3][2]);
                        });

        assertHolds(file, TOPOLOGY);
    }

    @Test
    void batchNormalisationIsRefused() {
        Map<String, LayerShape> layers = numbered(places().findFirst().orElseThrow());
        Path file =
                write(
                        hdf -> {
                            Map<String, WritableGroup> groups = fill(hdf, layers, Map.of());
                            WritableGroup vars =
                                    group(hdf, "layers/batch_normalization/vars", groups);
                            for (int i = 0; i < 4; i++) {
                                vars.putDataset(Integer.toString(i), new float[2]);
                            }
                        });

        assertRefused(file, "batch normalisation", "layers/batch_normalization");
    }

    @Test
    void layersInTwoPlacesHaveNoOrder() {
        Map<String, LayerShape> layers = new LinkedHashMap<>();
        List<LayerShape> shapes = LayerShape.of(TOPOLOGY.withoutDense());
        for (int i = 0; i < shapes.size(); i++) {
            layers.put(
                    (i < 6 ? "layers/conv2d_" : "layers/functional/layers/conv2d_") + i,
                    shapes.get(i));
        }

        assertRefused(
                written(layers, Map.of()), TOPOLOGY.withoutDense(), "does not tell their order");
    }

    @Test
    void moreConvolutionsAreListed() {
        Map<String, LayerShape> layers = numbered(places().findFirst().orElseThrow());
        layers.put("layers/conv2d_13", layers.get("layers/conv2d_12"));

        assertRefused(
                written(layers, Map.of()),
                "holds 14 convolutions of 3x3",
                "layers/conv2d_12 3x3x6x6");
    }

    @Test
    void aModelWithinAModelOfKerasTwoIsRead() {
        Path file =
                write(
                        hdf -> {
                            Map<String, WritableGroup> groups = new HashMap<>();
                            List<String> names = new ArrayList<>();
                            for (LayerShape shape : LayerShape.of(TOPOLOGY.withoutDense())) {
                                put(
                                        group(hdf, "vgg16/" + shape.name(), groups),
                                        shape,
                                        "kernel:0",
                                        "bias:0");
                                names.add(shape.name() + "/kernel:0");
                                names.add(shape.name() + "/bias:0");
                            }
                            groups.get("vgg16")
                                    .putAttribute("weight_names", names.toArray(String[]::new));
                            hdf.putAttribute("layer_names", new String[] {"vgg16"});
                        });

        assertHolds(file, TOPOLOGY.withoutDense());
    }

    @Test
    void aDamagedModelIsASentenceAndLeavesNothing() throws IOException {
        byte[] weights =
                Files.readAllBytes(written(numbered(places().findFirst().orElseThrow()), Map.of()));
        Path damaged = archive(Arrays.copyOf(weights, weights.length / 2), "{}", ZipEntry.STORED);

        assertRefused(damaged, "archive.keras");
        byte[] changed = Files.readAllBytes(archive(weights, "{}", ZipEntry.STORED));
        changed[changed.length / 2] ^= 1;
        assertRefused(Files.write(damaged, changed), "checksum");
        assertRefused(
                archive(new byte[200_000_000], "{}", ZipEntry.DEFLATED), "unpacks to far more");
    }

    private interface Content {
        void write(WritableHdfFile hdf);
    }

    private Path write(Content content) {
        Path file = folder.resolve("model.weights.h5");
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            content.write(hdf);
        }
        return file;
    }

    private static Map<String, LayerShape> numbered(Places places) {
        Map<String, LayerShape> layers = new LinkedHashMap<>();
        int convolutions = 0;
        int dense = 0;
        for (LayerShape shape : LayerShape.of(TOPOLOGY)) {
            int number = shape.dense() ? dense++ : convolutions++;
            String kind = shape.dense() ? places.dense() : places.convolutions();
            layers.put(kind + (number == 0 ? "" : "_" + number), shape);
        }
        return layers;
    }

    private Path written(Map<String, LayerShape> layers, Map<String, String> names) {
        return write(hdf -> fill(hdf, layers, names));
    }

    private static Map<String, WritableGroup> fill(
            WritableHdfFile hdf, Map<String, LayerShape> layers, Map<String, String> names) {
        Map<String, WritableGroup> groups = new HashMap<>();
        layers.forEach(
                (place, shape) -> {
                    WritableGroup vars = group(hdf, place + "/vars", groups);
                    put(vars, shape, "0", "1");
                    Optional.ofNullable(names.get(place))
                            .ifPresent(n -> vars.putAttribute("name", n));
                });
        return groups;
    }

    private static WritableGroup group(
            WritableHdfFile hdf, String path, Map<String, WritableGroup> groups) {
        WritableGroup known = groups.get(path);
        if (known != null) {
            return known;
        }
        int slash = path.lastIndexOf('/');
        WritableGroup made =
                slash < 0
                        ? hdf.putGroup(path)
                        : group(hdf, path.substring(0, slash), groups)
                                .putGroup(path.substring(slash + 1));
        groups.put(path, made);
        return made;
    }

    private static void put(WritableGroup group, LayerShape shape, String kernel, String bias) {
        float[] values = SMALL.reference().get(shape.kernel());
        if (shape.dense()) {
            float[][] rows = new float[shape.rows()][];
            Arrays.setAll(rows, row -> row(values, row, shape.outputs()));
            group.putDataset(kernel, rows);
        } else {
            float[][][][] all = new float[shape.height()][shape.width()][shape.inputs()][];
            for (int row = 0; row < shape.rows(); row++) {
                int place = row / shape.inputs();
                all[place / shape.width()][place % shape.width()][row % shape.inputs()] =
                        row(values, row, shape.outputs());
            }
            group.putDataset(kernel, all);
        }
        group.putDataset(bias, SMALL.reference().get(shape.bias()));
    }

    private static float[] row(float[] values, int row, int outputs) {
        return Arrays.copyOfRange(values, row * outputs, (row + 1) * outputs);
    }

    private Path archive(byte[] weights, String configuration, int method) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            TorchBytes.entry(zip, "metadata.json", bytes("{}"), method);
            TorchBytes.entry(zip, "config.json", bytes(configuration), method);
            TorchBytes.entry(zip, "model.weights.h5", weights, method);
        }
        return Files.write(folder.resolve("archive.keras"), out.toByteArray());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static WeightFormat format(Path file) {
        try (VggWeightFile weights = VggWeightFile.open(file, TOPOLOGY)) {
            assertThat(weights.isInOrder()).isTrue();
            return weights.format();
        }
    }

    private static void assertHolds(Path file, VggTopology topology) {
        try (VggWeightFile weights = VggWeightFile.open(file, topology)) {
            for (LayerShape shape : LayerShape.of(topology)) {
                for (String weight : List.of(shape.kernel(), shape.bias())) {
                    float[] read = new float[(int) weights.size(weight)];
                    weights.read(weight, 0, read);
                    assertThat(read).as(weight).isEqualTo(SMALL.reference().get(weight));
                }
            }
        }
    }

    private static void assertRefused(Path file, String... parts) {
        assertRefused(file, TOPOLOGY, parts);
    }

    private static void assertRefused(Path file, VggTopology topology, String... parts) {
        assertThatThrownBy(() -> VggWeightFile.open(file, topology))
                .isInstanceOf(FacetException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContainingAll(parts)
                .hasMessageEndingWith(".");
    }
}
