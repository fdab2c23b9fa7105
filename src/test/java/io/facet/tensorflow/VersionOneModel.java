package io.facet.tensorflow;

import static io.facet.tensorflow.Protos.constant;
import static io.facet.tensorflow.Protos.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;

/**
 * A SavedModel as TensorFlow 1 writes it: a flat graph with reference variables, the nodes that
 * save and restore them, a learning phase, and a check of the input that is connected by control
 * inputs only.
 */
final class VersionOneModel {

    private static final DataType FLOAT = DataType.DT_FLOAT;
    private static final DataType REFERENCE = DataType.DT_FLOAT_REF;
    static final String KEY = "saved/under/another/name";

    final GraphDef.Builder graph = GraphDef.newBuilder();
    final double[] kernel = new Random(8).doubles(81, -1, 1).toArray();

    VersionOneModel() {
        graph.addNode(
                node(
                        "Placeholder",
                        "input",
                        List.of(),
                        "dtype",
                        FLOAT,
                        "shape",
                        Protos.shape(-1, -1, -1, 3)));
        graph.addNode(
                node(
                        "VariableV2",
                        "vgg/conv1_1/weights",
                        List.of(),
                        "dtype",
                        FLOAT,
                        "shape",
                        Protos.shape(3, 3, 3, 3)));
        graph.addNode(
                node(
                        "Identity",
                        "vgg/conv1_1/weights/read",
                        List.of("vgg/conv1_1/weights"),
                        "T",
                        FLOAT,
                        "_class",
                        "loc:@vgg"));
        graph.addNode(node("Assert", "assert", List.of("input"), "T", new DataType[] {FLOAT}));
        graph.addNode(
                node(
                        "Conv2D",
                        "vgg/conv1_1/Conv2D",
                        List.of("input", "vgg/conv1_1/weights/read", "^assert"),
                        "T",
                        FLOAT,
                        "strides",
                        new long[] {1, 1, 1, 1},
                        "padding",
                        "SAME"));
        graph.addNode(node("Relu", "vgg/conv1_1/Relu", List.of("vgg/conv1_1/Conv2D"), "T", FLOAT));
        graph.addNode(constant("keep", Protos.reals(FLOAT, new double[] {2})));
        graph.addNode(
                node(
                        "PlaceholderWithDefault",
                        "keras_learning_phase",
                        List.of("keep"),
                        "dtype",
                        FLOAT,
                        "shape",
                        Protos.shape()));
        graph.addNode(
                node(
                        "Mul",
                        "scaled",
                        List.of("vgg/conv1_1/Relu", "keras_learning_phase"),
                        "T",
                        FLOAT));
        graph.addNode(node("Elu", "vgg/end/Elu", List.of("scaled"), "T", FLOAT));
        addRestore();
    }

    private void addRestore() {
        graph.addNode(node("Placeholder", "save/filename", List.of(), "dtype", DataType.DT_STRING));
        graph.addNode(constant("save/names", Protos.texts(List.of(KEY))));
        graph.addNode(constant("save/slices", Protos.texts(List.of(""))));
        graph.addNode(
                node(
                        "RestoreV2",
                        "save/RestoreV2",
                        List.of("save/filename", "save/names", "save/slices"),
                        "dtypes",
                        new DataType[] {FLOAT}));
        graph.addNode(
                node(
                        "Assign",
                        "save/Assign",
                        List.of("vgg/conv1_1/weights", "save/RestoreV2"),
                        "T",
                        FLOAT));
        graph.addNode(node("NoOp", "save/restore_shard", List.of("^save/Assign")));
        graph.addNode(node("NoOp", "save/restore_all", List.of("^save/restore_shard")));
        graph.addNode(node("ReadFile", "save/unneeded", List.of("save/filename")));
    }

    Path write(Path folder) throws IOException {
        Map<String, double[]> values = new LinkedHashMap<>(Map.of(KEY, kernel));
        Checkpoints.write(folder, FLOAT, values, Map.of(KEY, new long[] {3, 3, 3, 3}));
        SavedModel.Builder saved = SavedModel.newBuilder().setSavedModelSchemaVersion(1);
        MetaGraphDef.Builder meta = saved.addMetaGraphsBuilder().setGraphDef(graph);
        meta.getMetaInfoDefBuilder().addTags("serve");
        meta.getSaverDefBuilder().setRestoreOpName("save/restore_all");
        TensorInfo end = TensorInfo.newBuilder().setName("vgg/end/Elu:0").build();
        meta.putSignatureDef(
                "predict",
                SignatureDef.newBuilder()
                        .putInputs("image", TensorInfo.newBuilder().setName("input:0").build())
                        .putOutputs("end", end)
                        .build());
        Files.write(folder.resolve("saved_model.pb"), saved.build().toByteArray());
        return folder;
    }
}
