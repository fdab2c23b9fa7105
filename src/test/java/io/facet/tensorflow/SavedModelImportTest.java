package io.facet.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.facet.FacetException;
import io.facet.image.FloatImage;
import io.facet.network.FeatureNetwork;
import io.facet.network.ForeignNetwork;
import io.facet.network.NetworkCard;
import io.facet.network.NetworkCard.ChannelOrder;
import io.facet.network.NetworkCard.FaceTemplate;
import io.facet.network.NetworkCard.Layer;
import io.facet.network.NetworkCardFile;
import io.facet.tensorflow.savedmodel.SavedModelWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.TrackableObjectGraphOuterClass.TrackableObjectGraph;
import org.tensorflow.types.TFloat64;

class SavedModelImportTest {

    private static final FaceTemplate TEMPLATE = new FaceTemplate(2.5, 3, 4.5, 3);
    private static final List<Long> ONES = List.of(1L, 1L, 1L, 1L);

    @TempDir Path folder;

    private static ForeignNetwork said(String... layers) {
        return new ForeignNetwork(
                "foreign",
                ChannelOrder.RGB,
                List.of(120f, 100f, 90f),
                1 / 64f,
                Optional.empty(),
                Optional.empty(),
                Optional.of(TEMPLATE),
                List.of(layers),
                "none",
                "random");
    }

    private NetworkCard imported(Path model, String... layers) {
        return new TensorFlowEngine().importNetwork(model, folder.resolve("out"), said(layers));
    }

    @Test
    void a_keras_model_gets_the_card_that_its_graph_tells() throws IOException {
        Path model = new KerasModel(DataType.DT_FLOAT).write(folder.resolve("keras"));
        NetworkCard card = imported(model);
        assertThat(card.inputSize()).isEqualTo(8);
        assertThat(card.layers())
                .extracting(Layer::name)
                .containsExactly("conv1_1", "average_pooling2d", "conv2_1");
        assertThat(card.layers()).extracting(Layer::stride).containsExactly(1, 2, 2);
        assertThat(card.layers()).extracting(Layer::channels).containsExactly(4, 4, 6);
        assertThat(card.output("descriptor").size()).isEqualTo(5);
    }

    @Test
    void a_keras_models_gradient_agrees_with_central_differences() throws IOException {
        Path model = new KerasModel(DataType.DT_DOUBLE).write(folder.resolve("keras"));
        imported(model);
        try (FeatureNetwork network = new TensorFlowEngine().load(folder.resolve("out"))) {
            GradientCheck check = new GradientCheck();
            double error =
                    check.largestRelativeError(
                            network, check.problem(network, false, 1, 0.7, 5, 100));
            assertThat(error).isLessThan(1e-6);
        }
    }

    @Test
    void a_keras_model_answers_what_the_same_network_without_functions_answers()
            throws IOException {
        KerasModel keras = new KerasModel(DataType.DT_DOUBLE);
        imported(keras.write(folder.resolve("keras")));
        FloatImage picture = new FloatImage(8, 8, 3, new GradientCheck().noise(3 * 64, 128, 40));
        try (FeatureNetwork network = new TensorFlowEngine().load(folder.resolve("out"));
                FeatureNetwork flat = flat(keras)) {
            for (String layer : List.of("conv1_1", "conv2_1")) {
                assertThat(network.features(picture, List.of(layer)).get(layer).values())
                        .containsExactly(
                                flat.features(picture, List.of(layer)).get(layer).values());
            }
            assertThat(network.output(picture, "descriptor"))
                    .containsExactly(flat.output(picture, "descriptor"), within(1e-6f));
        }
    }

    /** Returns the same network, built through the API as one graph with constants. */
    private FeatureNetwork flat(KerasModel keras) {
        NetworkCard card =
                new NetworkCard(
                        "flat",
                        "1",
                        8,
                        "input:0",
                        ChannelOrder.RGB,
                        List.of(120f, 100f, 90f),
                        1 / 64f,
                        TEMPLATE,
                        List.of(
                                new Layer("conv1_1", "conv1_1:0", 1, 4),
                                new Layer("conv2_1", "conv2_1:0", 2, 6)),
                        List.of(
                                new NetworkCard.VectorOutput(
                                        "descriptor", "descriptor:0", 5, List.of())),
                        "none",
                        "random",
                        "",
                        "");
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            Operand<TFloat64> x =
                    tf.withName("input")
                            .placeholder(TFloat64.class, Placeholder.shape(Shape.of(1, 8, 8, 3)));
            x = convolution(tf, keras, x, "conv1_1");
            x = tf.nn.avgPool(x, List.of(1L, 2L, 2L, 1L), List.of(1L, 2L, 2L, 1L), "VALID");
            x = convolution(tf, keras, x, "conv2_1");
            Operand<TFloat64> mean = tf.math.mean(x, tf.constant(new int[] {1, 2}));
            Operand<TFloat64> swapped =
                    tf.gather(mean, tf.constant(new int[] {3, 4, 5, 0, 1, 2}), tf.constant(1));
            tf.withName("descriptor")
                    .linalg
                    .matMul(swapped, constant(tf, keras, "descriptor/kernel"));
            SavedModelWriter.write(folder.resolve("flat"), card, graph);
        }
        return new TensorFlowEngine().load(folder.resolve("flat"));
    }

    private static Operand<TFloat64> convolution(
            Ops tf, KerasModel keras, Operand<TFloat64> x, String name) {
        Operand<TFloat64> kernel = constant(tf, keras, name + "/kernel");
        Operand<TFloat64> y = tf.nn.conv2d(x, kernel, ONES, "SAME");
        return tf.withName(name).math.tanh(tf.nn.biasAdd(y, constant(tf, keras, name + "/bias")));
    }

    private static Operand<TFloat64> constant(Ops tf, KerasModel keras, String name) {
        return tf.constant(
                Shape.of(keras.shapes.get(name)), DataBuffers.of(keras.weights.get(name)));
    }

    @Test
    void only_what_the_named_layers_need_is_written() throws IOException {
        Path model = new KerasModel(DataType.DT_FLOAT).write(folder.resolve("keras"));
        NetworkCard card = imported(model, "conv1_1");
        assertThat(card.layers()).extracting(Layer::name).containsExactly("conv1_1");
    }

    @Test
    void without_a_restoring_function_the_saved_objects_say_where_a_value_lies()
            throws IOException {
        KerasModel keras = new KerasModel(DataType.DT_FLOAT);
        keras.saved.getMetaGraphsBuilder(0).clearSaverDef();
        Path model = keras.write(folder.resolve("keras"));
        assertThatThrownBy(() -> imported(model))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("has no saved value");
        TrackableObjectGraph.Builder objects = TrackableObjectGraph.newBuilder();
        keras.shapes
                .keySet()
                .forEach(
                        name ->
                                objects.addNodesBuilder()
                                        .addAttributesBuilder()
                                        .setName("VARIABLE_VALUE")
                                        .setFullName(name)
                                        .setCheckpointKey(KerasModel.key(name)));
        keras.write(model, objects.build().toByteArray());
        assertThat(imported(model).layers()).hasSize(3);
    }

    @Test
    void facets_own_network_is_imported_as_its_card_describes_it() {
        Path model = Path.of("models", "vgg-facet");
        NetworkCard own = NetworkCardFile.read(model);
        NetworkCard card = imported(model);
        // Its last pool has 3 x 3 units, into which 112 pixels do not divide evenly.
        assertThat(card.layers())
                .isEqualTo(own.layers().stream().filter(l -> 112 % l.stride() == 0).toList());
        assertThat(card.inputSize()).isEqualTo(own.inputSize());
        assertThat(card.outputs())
                .extracting(NetworkCard.VectorOutput::tensor)
                .contains("descriptor:0", "attributes:0");
    }
}
