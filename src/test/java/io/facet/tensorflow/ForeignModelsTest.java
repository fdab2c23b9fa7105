package io.facet.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.facet.FacetException;
import io.facet.file.Sha256;
import io.facet.image.FloatImage;
import io.facet.network.FeatureNetwork;
import io.facet.network.ForeignNetwork;
import io.facet.network.NetworkCard;
import io.facet.network.NetworkCard.ChannelOrder;
import io.facet.network.NetworkCard.Layer;
import io.facet.network.NetworkCardFile;
import io.facet.tensorflow.graph.Tensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.types.TFloat32;

class ForeignModelsTest {

    @TempDir Path folder;

    private static ForeignNetwork said(
            Optional<Integer> size, Optional<String> input, String... layers) {
        return new ForeignNetwork(
                "foreign",
                ChannelOrder.RGB,
                List.of(0f, 0f, 0f),
                1,
                size,
                input,
                Optional.empty(),
                List.of(layers),
                "none",
                "random");
    }

    private NetworkCard imported(Path model, int size, String... layers) {
        ForeignNetwork said = said(Optional.of(size), Optional.empty(), layers);
        return new TensorFlowEngine().importNetwork(model, folder.resolve("out"), said);
    }

    private NetworkCard imported(GraphDef.Builder graph, String... layers) throws IOException {
        MalformedSavedModels.write(folder.resolve("model"), graph);
        return imported(folder.resolve("model"), 8, layers);
    }

    private float[] features(String layer, FloatImage picture) {
        try (FeatureNetwork network = new TensorFlowEngine().load(folder.resolve("out"))) {
            return network.features(picture, List.of(layer)).get(layer).values();
        }
    }

    @Test
    void a_model_of_tensorflow_1_is_frozen_by_its_restoring_nodes() throws IOException {
        VersionOneModel model = new VersionOneModel();
        NetworkCard card = imported(model.write(folder.resolve("one")), 16);
        assertThat(card.inputSize()).isEqualTo(16);
        assertThat(card.layers()).extracting(Layer::name).containsExactly("conv1_1", "end");
        float[] samples = new float[16 * 16 * 3];
        samples[(5 * 16 + 7) * 3 + 1] = 1;
        // The response to one bright sample is the kernel, rotated by half a turn; the value of the
        // learning phase doubles it.
        float[] maps = features("conv1_1", new FloatImage(16, 16, 3, samples));
        float[] ends = features("end", new FloatImage(16, 16, 3, samples));
        for (int k = 0; k < 27; k++) {
            int row = 6 - k / 9;
            int column = 8 - k / 3 % 3;
            float expected = (float) model.kernel[(k / 3 * 3 + 1) * 3 + k % 3];
            int at = (row * 16 + column) * 3 + k % 3;
            assertThat(maps[at]).isCloseTo(Math.max(expected, 0), within(1e-6f));
            assertThat(ends[at]).isCloseTo(2 * Math.max(expected, 0), within(1e-6f));
        }
    }

    @Test
    void a_model_that_java_wrote_is_frozen() throws IOException {
        float[] values = new float[27 * 4];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i % 7 - 3) / 10f;
        }
        Path model = folder.resolve("java");
        FloatImage picture = new FloatImage(8, 8, 3, new GradientCheck().noise(192, 128, 40));
        float[] expected;
        try (Graph graph = new Graph();
                Session session = new Session(graph)) {
            Ops tf = Ops.create(graph);
            Operand<TFloat32> x =
                    tf.withName("picture")
                            .placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 8, 8, 3)));
            Variable<TFloat32> kernel = tf.variable(Shape.of(3, 3, 3, 4), TFloat32.class);
            session.run(
                    tf.assign(kernel, tf.constant(Shape.of(3, 3, 3, 4), DataBuffers.of(values))));
            Operand<TFloat32> map =
                    tf.withName("map")
                            .nn
                            .relu(tf.nn.conv2d(x, kernel, List.of(1L, 1L, 1L, 1L), "SAME"));
            SavedModelBundle.exporter(model.toString())
                    .withSession(session)
                    .withSignature(Signature.builder().input("x", x).output("y", map).build())
                    .export();
            try (var fed = Tensors.of(picture.samples(), 1, 8, 8, 3);
                    var result = session.runner().feed(x, fed).fetch(map).run()) {
                expected = Tensors.floats(result.get(0));
            }
        }
        imported(model, 8, "map");
        assertThat(features("map", picture)).containsExactly(expected, within(1e-4f));
    }

    @Test
    void a_layer_may_be_named_as_the_graph_or_as_the_card_names_it() throws IOException {
        Path model = new VersionOneModel().write(folder.resolve("one"));
        assertThat(imported(model, 16, "vgg/conv1_1/Relu:0").layers())
                .containsExactly(new Layer("conv1_1", "vgg/conv1_1/Relu:0", 1, 3));
        assertThat(imported(model, 16, "conv1_1").layers())
                .extracting(Layer::tensor)
                .containsExactly("vgg/conv1_1/Relu:0");
        assertThat(imported(model, 16, "scaled").layers())
                .extracting(Layer::tensor)
                .containsExactly("scaled:0");
        assertThatThrownBy(() -> imported(model, 16, "conv9_9"))
                .isInstanceOf(FacetException.class)
                .hasMessage("The network has no layer 'conv9_9'. It has: conv1_1, end.");
    }

    @Test
    void an_input_may_be_named_behind_what_reads_a_file() throws IOException {
        GraphDef.Builder graph = MalformedSavedModels.plain();
        graph.addNode(Protos.constant("name", Protos.texts(List.of("/etc/passwd"))));
        graph.addNode(Protos.node("ReadFile", "read", List.of("name")));
        graph.addNode(
                Protos.node("DecodeRaw", "raw", List.of("read"), "out_type", DataType.DT_FLOAT));
        graph.addNode(Protos.node("Identity", "decoded", List.of("raw"), "T", DataType.DT_FLOAT));
        KerasModel.nodeBuilder(graph, "conv").setInput(0, "decoded");
        MalformedSavedModels.write(folder.resolve("model"), graph);
        ForeignNetwork said = said(Optional.of(8), Optional.of("decoded:0"));
        NetworkCard card =
                new TensorFlowEngine()
                        .importNetwork(folder.resolve("model"), folder.resolve("out"), said);
        assertThat(card.layers()).extracting(Layer::name).containsExactly("relu", "pool");
        assertThat(
                        Files.readString(
                                folder.resolve("out/saved_model.pb"),
                                java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("ReadFile", "passwd");
    }

    @Test
    void keras_own_gradients_are_seen_through() throws IOException {
        GraphDef.Builder graph = MalformedSavedModels.plain();
        graph.addNode(Protos.node("Sigmoid", "gate", List.of("conv"), "T", DataType.DT_FLOAT));
        graph.addNode(Protos.node("Mul", "swish", List.of("conv", "gate"), "T", DataType.DT_FLOAT));
        graph.addNode(
                Protos.node(
                        "IdentityN",
                        "both",
                        List.of("conv", "swish"),
                        "T",
                        new DataType[] {DataType.DT_FLOAT, DataType.DT_FLOAT}));
        KerasModel.nodeBuilder(graph, "relu").setInput(0, "both:1");
        assertThat(imported(graph).layers())
                .extracting(Layer::name)
                .containsExactly("swish", "relu", "pool");
    }

    @Test
    void of_several_graphs_to_serve_the_plain_one_is_taken() throws IOException {
        SavedModel.Builder saved = MalformedSavedModels.model(MalformedSavedModels.plain());
        GraphDef.Builder other = MalformedSavedModels.plain();
        KerasModel.nodeBuilder(other, "relu").setOp("TPUReplicatedInput");
        MetaGraphDef.Builder elsewhere =
                MalformedSavedModels.model(other).getMetaGraphsBuilder(0).clone();
        elsewhere.getMetaInfoDefBuilder().addTags("tpu");
        saved.addMetaGraphs(0, elsewhere);
        Files.createDirectories(folder.resolve("model"));
        Files.write(folder.resolve("model/saved_model.pb"), saved.build().toByteArray());
        assertThat(imported(folder.resolve("model"), 8).layers())
                .extracting(Layer::name)
                .containsExactly("relu", "pool");
    }

    @Test
    void a_refused_import_leaves_the_older_network_as_it_was() throws IOException {
        imported(MalformedSavedModels.plain());
        byte[] before = Files.readAllBytes(folder.resolve("out/saved_model.pb"));
        GraphDef.Builder graph = MalformedSavedModels.plain();
        KerasModel.nodeBuilder(graph, "relu").setOp("PyFunc");
        assertThatThrownBy(() -> imported(graph)).isInstanceOf(FacetException.class);
        assertThat(Files.readAllBytes(folder.resolve("out/saved_model.pb"))).isEqualTo(before);
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void a_network_whose_card_was_made_for_it_is_checked_at_every_load() throws IOException {
        imported(MalformedSavedModels.plain());
        Path out = folder.resolve("out");
        GraphDef.Builder graph = MalformedSavedModels.plain();
        graph.addNode(Protos.constant("name", Protos.texts(List.of("/etc/passwd"))));
        graph.addNode(Protos.node("ReadFile", "steal", List.of("name")));
        graph.addNode(
                Protos.node("DecodeRaw", "raw", List.of("steal"), "out_type", DataType.DT_FLOAT));
        graph.addNode(Protos.node("AddV2", "sum", List.of("conv", "raw"), "T", DataType.DT_FLOAT));
        KerasModel.nodeBuilder(graph, "relu").setInput(0, "sum");
        byte[] hostile = MalformedSavedModels.model(graph).build().toByteArray();
        Files.write(out.resolve("saved_model.pb"), hostile);
        NetworkCardFile.write(NetworkCardFile.read(out).withWeightsSha256(Sha256.of(hostile)), out);
        assertThatThrownBy(() -> new TensorFlowEngine().load(out))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("'steal' is the operation ReadFile");
    }

    @Test
    void the_only_graph_needs_no_tag() throws IOException {
        SavedModel.Builder saved = MalformedSavedModels.model(MalformedSavedModels.plain());
        saved.getMetaGraphsBuilder(0).getMetaInfoDefBuilder().clearTags();
        saved.getMetaGraphsBuilder(0).clearSignatureDef();
        Files.createDirectories(folder.resolve("model"));
        Files.write(folder.resolve("model/saved_model.pb"), saved.build().toByteArray());
        assertThat(imported(folder.resolve("model"), 8).layers())
                .extracting(Layer::name)
                .containsExactly("relu", "pool");
    }

    @Test
    void a_layer_that_does_not_depend_on_the_picture_is_refused() throws IOException {
        GraphDef.Builder graph = MalformedSavedModels.plain();
        graph.addNode(Protos.node("Relu", "lonely", List.of("kernel"), "T", DataType.DT_FLOAT));
        assertThatThrownBy(() -> imported(graph, "lonely"))
                .isInstanceOf(FacetException.class)
                .hasMessage(
                        "There is no path from the input 'input:0' to the layer 'lonely': it does"
                                + " not depend on the picture.");
    }

    @Test
    void a_batch_norm_as_in_training_is_refused() throws IOException {
        GraphDef.Builder graph = MalformedSavedModels.plain();
        graph.addNode(
                Protos.constant(
                        "four", Protos.reals(DataType.DT_FLOAT, new double[] {1, 1, 1, 1}, 4)));
        graph.addNode(
                Protos.node(
                        "FusedBatchNormV3",
                        "norm",
                        List.of("conv", "four", "four", "four", "four"),
                        "T",
                        DataType.DT_FLOAT,
                        "U",
                        DataType.DT_FLOAT));
        KerasModel.nodeBuilder(graph, "relu").setInput(0, "norm");
        assertThatThrownBy(() -> imported(graph))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("normalises as in training");
        KerasModel.nodeBuilder(graph, "norm").putAttr("is_training", Protos.value(false));
        assertThat(imported(graph).layers()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "VALID, cannot compute the gradient",
        "SAME, TensorFlow's gradient is wrong",
    })
    void a_dilated_convolution_is_refused(String padding, String why) throws IOException {
        GraphDef.Builder graph = MalformedSavedModels.plain();
        KerasModel.nodeBuilder(graph, "conv")
                .putAttr("padding", Protos.value(padding))
                .putAttr("dilations", Protos.value(new long[] {1, 2, 2, 1}));
        assertThatThrownBy(() -> imported(graph))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("'conv' (Conv2D) is dilated")
                .hasMessageContaining(why);
    }

    @Test
    void explicit_paddings_are_refused() throws IOException {
        GraphDef.Builder graph = MalformedSavedModels.plain();
        KerasModel.nodeBuilder(graph, "conv")
                .putAttr("padding", Protos.value("EXPLICIT"))
                .putAttr("explicit_paddings", Protos.value(new long[] {0, 0, 1, 1, 1, 1, 0, 0}));
        assertThatThrownBy(() -> imported(graph))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("explicit paddings");
    }

    /** Lists by case name what the error message must contain. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "operation If on the path | control flow",
                "operation While on the path | control flow",
                "operation Switch on the path | control flow",
                "operation ReadFile on the path | reaches files",
                "operation WriteFile on the path | reaches files",
                "operation PyFunc on the path | reaches files or programs",
                "operation CustomOfMine on the path | not one of TensorFlow's own",
                "operation RandomUniform on the path | answers anew each time",
                "operation Print on the path | not on the list",
                "function that calls itself | calls itself",
                "function that doubles forty times | more than 50000 nodes",
                "functions sixty deep | more than 50 deep",
                "missing function | a function that is not there",
                "assignment before a read | changes the variable",
                "index with a compressed block | Snappy",
                "index with slices | in slices",
                "value byte 100 changed | checksum",
                "variable that is not saved | 'conv1_1/bias' has no saved value",
                "no variables beside | variables are missing",
                "convolution of half precision | half precision",
                "convolution with channels first | channels first",
                "input of [-1, 3, 8, 8] | channels first",
                "input of [-1, 8, 8] | 3 axes instead of 4",
                "input of [-1, -1, -1, 3] | Say the input size",
                "second input | a second input, 'phase'",
                "StopGradient on the path | stops the gradient",
                "Floor on the path | cannot differentiate",
                "unusual normalisation | radius 5, bias 1",
                "logarithmic softmax of a map | more than two axes",
                "no path from the input | no feature maps between",
                "names twice | Two nodes of the graph have the name 'relu'",
                "cycle | has a cycle",
                "tiled to a terabyte | more memory than Facet gives",
                "text instead of bytes | saved_model.pbtxt",
                "two graphs without the tag | no graph with the tag 'serve'",
                "weights of zeros | a gradient that is zero",
            })
    void the_sentence_says_why(String name, String why) throws IOException {
        MalformedSavedModels.refused().get(name).write(folder.resolve("model"));
        ForeignNetwork said = said(Optional.empty(), Optional.empty());
        Path out = folder.resolve("out");
        assertThatThrownBy(
                        () ->
                                new TensorFlowEngine()
                                        .importNetwork(folder.resolve("model"), out, said))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining(why);
        assertThat(out).doesNotExist();
    }
}
