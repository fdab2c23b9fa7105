package io.facet.tensorflow;

import static io.facet.tensorflow.Protos.call;
import static io.facet.tensorflow.Protos.constant;
import static io.facet.tensorflow.Protos.function;
import static io.facet.tensorflow.Protos.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.FunctionDefLibrary;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;

/**
 * A SavedModel as TensorFlow 2 writes it for a Keras model. The signature's function calls the
 * model's, which calls its layers' by both kinds of calls; the variables are passed as resources,
 * and a checkpoint holds their values. The network has two convolutions with tanh, an average pool
 * between them, and a vector output. Its input is only 8 x 8 pixels, so that its gradient can be
 * compared with central differences.
 */
final class KerasModel {

    static final int SIZE = 8;
    static final String INPUT = "serving_default_input_1";

    private static final long[] ONES = {1, 1, 1, 1};
    private static final long[] TWOS = {1, 2, 2, 1};

    final DataType type;
    final Map<String, long[]> shapes = new LinkedHashMap<>();
    final Map<String, double[]> weights = new LinkedHashMap<>();
    final SavedModel.Builder saved = SavedModel.newBuilder().setSavedModelSchemaVersion(1);

    KerasModel(DataType type) {
        this.type = type;
        Random random = new Random(11);
        shapes.put("conv1_1/kernel", new long[] {3, 3, 3, 4});
        shapes.put("conv1_1/bias", new long[] {4});
        shapes.put("conv2_1/kernel", new long[] {3, 3, 4, 6});
        shapes.put("conv2_1/bias", new long[] {6});
        shapes.put("descriptor/kernel", new long[] {6, 5});
        shapes.forEach((name, shape) -> weights.put(name, normal(random, shape)));
        MetaGraphDef.Builder meta = saved.addMetaGraphsBuilder();
        meta.getMetaInfoDefBuilder().addTags("serve");
        meta.getSaverDefBuilder()
                .setFilenameTensorName("saver_filename:0")
                .setSaveTensorName("StatefulPartitionedCall_1:0")
                .setRestoreOpName("StatefulPartitionedCall_2");
        meta.setGraphDef(graph());
        meta.putSignatureDef("serving_default", signature());
        meta.putSignatureDef("__saved_model_init_op", SignatureDef.getDefaultInstance());
    }

    private static double[] normal(Random random, long[] shape) {
        double[] values = new double[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < values.length; i++) {
            values[i] = 0.3 * random.nextGaussian();
        }
        return values;
    }

    GraphDef.Builder graphBuilder() {
        return saved.getMetaGraphsBuilder(0).getGraphDefBuilder();
    }

    FunctionDef.Builder functionBuilder(String name) {
        return graphBuilder().getLibraryBuilder().getFunctionBuilderList().stream()
                .filter(f -> f.getSignature().getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private SignatureDef signature() {
        return SignatureDef.newBuilder()
                .setMethodName("tensorflow/serving/predict")
                .putInputs("input_1", info(INPUT + ":0", -1, SIZE, SIZE, 3))
                .putOutputs("maps", info("StatefulPartitionedCall:0", -1, 4, 4, 6))
                .putOutputs("descriptor", info("StatefulPartitionedCall:1", -1, 5))
                .build();
    }

    private TensorInfo info(String tensor, long... shape) {
        return TensorInfo.newBuilder()
                .setName(tensor)
                .setDtype(type)
                .setTensorShape(Protos.shape(shape))
                .build();
    }

    private GraphDef graph() {
        GraphDef.Builder graph = GraphDef.newBuilder();
        graph.addNode(
                node(
                        "Placeholder",
                        INPUT,
                        List.of(),
                        "dtype",
                        type,
                        "shape",
                        Protos.shape(-1, SIZE, SIZE, 3)));
        graph.addNode(
                node("Placeholder", "saver_filename", List.of(), "dtype", DataType.DT_STRING));
        List<String> captured = new ArrayList<>(List.of(INPUT));
        shapes.forEach(
                (name, shape) -> {
                    graph.addNode(
                            node(
                                            "VarHandleOp",
                                            name,
                                            List.of(),
                                            "dtype",
                                            type,
                                            "shape",
                                            Protos.shape(shape),
                                            "shared_name",
                                            name)
                                    .toBuilder()
                                    .setDevice("/device:GPU:0"));
                    captured.add(name);
                });
        graph.addNode(call("StatefulPartitionedCall", "__inference_wrapper_4", captured, 2, type));
        List<String> saving = new ArrayList<>(List.of("saver_filename"));
        saving.addAll(captured.subList(1, captured.size()));
        graph.addNode(
                call("StatefulPartitionedCall_1", "__inference__traced_save_5", saving, 1, type));
        graph.addNode(
                call(
                        "StatefulPartitionedCall_2",
                        "__inference__traced_restore_6",
                        saving,
                        1,
                        DataType.DT_STRING));
        graph.setLibrary(
                FunctionDefLibrary.newBuilder()
                        .addFunction(convolution())
                        .addFunction(body())
                        .addFunction(wrapper())
                        .addFunction(save())
                        .addFunction(restore()));
        return graph.build();
    }

    /** Returns the function of a layer, whose data type is set by its call. */
    private static FunctionDef convolution() {
        FunctionDef.Builder layer =
                function("__inference_conv_1", List.of("inputs", "kernel", "bias"), List.of("y"));
        layer.getSignatureBuilder().addAttrBuilder().setName("T").setType("type");
        layer.addNodeDef(
                node("ReadVariableOp", "Conv2D/ReadVariableOp", List.of("kernel"), "dtype", "$T"));
        layer.addNodeDef(
                node(
                        "Conv2D",
                        "Conv2D",
                        List.of("inputs", "Conv2D/ReadVariableOp:value:0"),
                        "T",
                        "$T",
                        "strides",
                        ONES,
                        "padding",
                        "SAME"));
        layer.addNodeDef(
                node("ReadVariableOp", "BiasAdd/ReadVariableOp", List.of("bias"), "dtype", "$T"));
        layer.addNodeDef(
                node(
                        "BiasAdd",
                        "BiasAdd",
                        List.of("Conv2D:output:0", "BiasAdd/ReadVariableOp:value:0"),
                        "T",
                        "$T"));
        layer.addNodeDef(node("Tanh", "Tanh", List.of("BiasAdd:output:0"), "T", "$T"));
        layer.addNodeDef(
                node("NoOp", "NoOp", List.of("^Conv2D/ReadVariableOp", "^BiasAdd/ReadVariableOp")));
        layer.addNodeDef(node("Identity", "Identity", List.of("Tanh:y:0", "^NoOp"), "T", "$T"));
        return layer.putRet("y", "Identity:output:0").build();
    }

    private FunctionDef body() {
        FunctionDef.Builder body =
                function(
                        "__inference_model_3",
                        List.of("x", "k1", "b1", "k2", "b2", "kd"),
                        List.of("maps", "vector"));
        body.addNodeDef(
                call(
                        "conv1_1/StatefulPartitionedCall",
                        "__inference_conv_1",
                        List.of("x", "k1", "b1"),
                        1,
                        type));
        body.addNodeDef(
                node(
                        "AvgPool",
                        "average_pooling2d/AvgPool",
                        List.of("conv1_1/StatefulPartitionedCall:output:0"),
                        "T",
                        type,
                        "ksize",
                        TWOS,
                        "strides",
                        TWOS,
                        "padding",
                        "VALID"));
        body.addNodeDef(
                node(
                        "__inference_conv_1",
                        "conv2_1",
                        List.of("average_pooling2d/AvgPool:output:0", "k2", "b2"),
                        "T",
                        type));
        addSwap(body);
        body.addNodeDef(constant("axes", Protos.ints(1, 2)));
        body.addNodeDef(node("Mean", "mean", List.of("join:output:0", "axes:output:0"), "T", type));
        body.addNodeDef(node("ReadVariableOp", "read", List.of("kd"), "dtype", type));
        body.addNodeDef(
                node("MatMul", "matmul", List.of("mean:output:0", "read:value:0"), "T", type));
        return body.putRet("maps", "join:output:0").putRet("vector", "matmul:product:0").build();
    }

    /** Swaps the two halves of the channels, by an operation with two outputs. */
    private void addSwap(FunctionDef.Builder body) {
        body.addNodeDef(constant("axis", Protos.scalar(3)));
        body.addNodeDef(
                node(
                        "Split",
                        "halves",
                        List.of("axis:output:0", "conv2_1:y:0"),
                        "T",
                        type,
                        "num_split",
                        2));
        body.addNodeDef(
                node(
                        "ConcatV2",
                        "join",
                        List.of("halves:output:1", "halves:output:0", "axis:output:0"),
                        "T",
                        type,
                        "N",
                        2));
    }

    private FunctionDef wrapper() {
        List<String> arguments = List.of("input_1", "a", "b", "c", "d", "e");
        FunctionDef.Builder wrapper =
                function("__inference_wrapper_4", arguments, List.of("identity", "identity_1"));
        wrapper.addNodeDef(
                call("StatefulPartitionedCall", "__inference_model_3", arguments, 2, type));
        wrapper.addNodeDef(
                node(
                        "Identity",
                        "Identity",
                        List.of("StatefulPartitionedCall:output:0", "^NoOp"),
                        "T",
                        type));
        wrapper.addNodeDef(
                node(
                        "Identity",
                        "Identity_1",
                        List.of("StatefulPartitionedCall:output:1", "^NoOp"),
                        "T",
                        type));
        wrapper.addNodeDef(node("NoOp", "NoOp", List.of("^StatefulPartitionedCall")));
        return wrapper.putRet("identity", "Identity:output:0")
                .putRet("identity_1", "Identity_1:output:0")
                .build();
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("file"));
        for (int i = 0; i < shapes.size(); i++) {
            arguments.add("v" + i);
        }
        return arguments;
    }

    /** Returns the key under which a variable is saved, which does not follow from its name. */
    static String key(String variable) {
        return "layer-" + variable.replace('/', '-') + "/.ATTRIBUTES/VARIABLE_VALUE";
    }

    private FunctionDef save() {
        FunctionDef.Builder save =
                function("__inference__traced_save_5", arguments(), List.of("done"));
        save.addNodeDef(node("WriteFile", "write", List.of("file", "file")));
        save.addNodeDef(
                node("Identity", "Identity", List.of("file", "^write"), "T", DataType.DT_STRING));
        return save.putRet("done", "Identity:output:0").build();
    }

    private FunctionDef restore() {
        FunctionDef.Builder restore =
                function("__inference__traced_restore_6", arguments(), List.of("done"));
        List<String> keys = shapes.keySet().stream().map(KerasModel::key).toList();
        DataType[] types = new DataType[keys.size()];
        Arrays.fill(types, type);
        restore.addNodeDef(constant("RestoreV2/tensor_names", Protos.texts(keys)));
        restore.addNodeDef(
                constant(
                        "RestoreV2/shape_and_slices",
                        Protos.texts(java.util.Collections.nCopies(keys.size(), ""))));
        restore.addNodeDef(
                node(
                        "RestoreV2",
                        "RestoreV2",
                        List.of(
                                "file",
                                "RestoreV2/tensor_names:output:0",
                                "RestoreV2/shape_and_slices:output:0"),
                        "dtypes",
                        types));
        List<String> order = new ArrayList<>(List.of("file"));
        for (int i = 0; i < keys.size(); i++) {
            restore.addNodeDef(
                    node("Identity", "value" + i, List.of("RestoreV2:tensors:" + i), "T", type));
            restore.addNodeDef(
                    node(
                            "AssignVariableOp",
                            "AssignVariableOp_" + i,
                            List.of("v" + i, "value" + i + ":output:0"),
                            "dtype",
                            type));
            order.add("^AssignVariableOp_" + i);
        }
        restore.addNodeDef(node("Identity", "Identity", order, "T", DataType.DT_STRING));
        return restore.putRet("done", "Identity:output:0").build();
    }

    /** Writes the model, and its variables with TensorFlow's own operation. */
    Path write(Path folder) throws IOException {
        return write(folder, new byte[0]);
    }

    Path write(Path folder, byte[] objects) throws IOException {
        Map<String, double[]> byKey = new LinkedHashMap<>();
        Map<String, long[]> shapesByKey = new LinkedHashMap<>();
        weights.forEach((name, values) -> byKey.put(key(name), values));
        shapes.forEach((name, shape) -> shapesByKey.put(key(name), shape));
        Checkpoints.write(folder, type, byKey, shapesByKey, objects);
        return writeGraph(folder);
    }

    Path writeGraph(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("saved_model.pb"), saved.build().toByteArray());
        return folder;
    }

    static NodeDef.Builder nodeBuilder(GraphDef.Builder graph, String name) {
        return graph.getNodeBuilderList().stream()
                .filter(node -> node.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static NodeDef.Builder nodeBuilder(FunctionDef.Builder function, String name) {
        return function.getNodeDefBuilderList().stream()
                .filter(node -> node.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
