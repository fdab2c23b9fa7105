package io.facet.tensorflow;

import static io.facet.tensorflow.Protos.constant;
import static io.facet.tensorflow.Protos.node;

import com.google.protobuf.ByteString;
import io.facet.tensorflow.graph.OpDefinitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorProto;

/** Damaged, malformed and hostile SavedModels by name, identical in every run. */
public final class MalformedSavedModels {

    /** Writes a SavedModel to a folder that does not exist yet. */
    interface Writer {
        void write(Path folder) throws IOException;
    }

    private static final long[] ONES = {1, 1, 1, 1};
    private static final long[] TWOS = {1, 2, 2, 1};
    private static final DataType FLOAT = DataType.DT_FLOAT;
    private static final List<String> BUNDLE =
            List.of("variables/variables.index", "variables/variables.data-00000-of-00001");

    private final Map<String, Writer> cases = new LinkedHashMap<>();

    /** Returns all SavedModels that must be rejected with a message. */
    static Map<String, Writer> refused() {
        MalformedSavedModels made = new MalformedSavedModels();
        made.addTruncations();
        made.addBundleDamage();
        made.addFunctions();
        made.addHostileOps();
        made.addConstants();
        made.addAttributes();
        made.addGraphs();
        made.addSizes();
        made.addInputs();
        made.addGradients();
        made.addFiles();
        return made.cases;
    }

    /**
     * Returns SavedModels with flipped bits, which may still be valid, with the same or another
     * meaning.
     */
    static Map<String, Writer> flipped() {
        MalformedSavedModels made = new MalformedSavedModels();
        for (int i = 0; i < 40; i++) {
            made.addFlip("saved_model.pb", i);
        }
        for (int i = 0; i < 15; i++) {
            made.addFlip(BUNDLE.get(0), i);
        }
        return made.cases;
    }

    private void addFlip(String file, int number) {
        cases.put(
                "bit flip " + number + " in " + file,
                folder -> {
                    new KerasModel(FLOAT).write(folder);
                    byte[] bytes = Files.readAllBytes(folder.resolve(file));
                    Random random = new Random(number);
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                    Files.write(folder.resolve(file), bytes);
                });
    }

    private void addTruncations() {
        for (int percent : new int[] {0, 1, 10, 30, 50, 70, 90, 99}) {
            cut("saved_model.pb", percent);
        }
        for (int percent : new int[] {0, 10, 50, 90, 99}) {
            BUNDLE.forEach(file -> cut(file, percent));
        }
    }

    private void cut(String file, int percent) {
        damaged(
                "cut to " + percent + " % of " + file,
                file,
                bytes -> Arrays.copyOf(bytes, bytes.length * percent / 100));
    }

    private interface Damage {
        byte[] of(byte[] bytes);
    }

    private void damaged(String name, String file, Damage damage) {
        cases.put(
                name,
                folder -> {
                    new KerasModel(FLOAT).write(folder);
                    Path path = folder.resolve(file);
                    Files.write(path, damage.of(Files.readAllBytes(path)));
                });
    }

    private void addBundleDamage() {
        for (int at : new int[] {0, 100, 400, 900, 1300}) {
            damaged("value byte " + at + " changed", BUNDLE.get(1), bytes -> changed(bytes, at, 1));
        }
        for (int back : new int[] {1, 5, 8, 47, 48, 50, 53, 60}) {
            damaged(
                    "index byte " + back + " before its end changed",
                    BUNDLE.get(0),
                    bytes -> changed(bytes, bytes.length - back, 0x55));
        }
        damaged(
                "index whose footer points far away",
                BUNDLE.get(0),
                bytes -> {
                    Arrays.fill(bytes, bytes.length - 46, bytes.length - 10, (byte) 0xff);
                    return bytes;
                });
        damaged("index of zeros", BUNDLE.get(0), bytes -> new byte[bytes.length]);
        damaged("index of ones", BUNDLE.get(0), bytes -> filled(bytes.length, 0xff));
        for (int change : new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14}) {
            entry(change);
        }
    }

    private static byte[] changed(byte[] bytes, int at, int mask) {
        bytes[Math.min(at, bytes.length - 1)] ^= (byte) mask;
        return bytes;
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    /** Adds an index with correct checksums but false content. */
    private void entry(int kind) {
        String name = Lies.NAMES.get(kind);
        damaged("index with " + name, BUNDLE.get(0), bytes -> Lies.index(kind));
    }

    private void keras(String name, Consumer<KerasModel> change) {
        cases.put(
                name,
                folder -> {
                    KerasModel model = new KerasModel(FLOAT);
                    change.accept(model);
                    model.write(folder);
                });
    }

    private void addFunctions() {
        keras(
                "function that calls itself",
                m -> {
                    FunctionDef.Builder f = m.functionBuilder("__inference_conv_1");
                    f.addNodeDef(
                            Protos.call(
                                    "again",
                                    "__inference_conv_1",
                                    List.of("inputs", "kernel", "bias"),
                                    1,
                                    FLOAT));
                    f.putRet("y", "again:output:0");
                });
        keras(
                "functions that call each other",
                m -> {
                    FunctionDef.Builder f = m.functionBuilder("__inference_conv_1");
                    f.addNodeDef(
                            Protos.call(
                                    "back",
                                    "__inference_model_3",
                                    List.of("inputs", "kernel", "bias", "kernel", "bias", "kernel"),
                                    2,
                                    FLOAT));
                    f.putRet("y", "back:output:0");
                });
        keras("function that doubles forty times", m -> nest(m, 40, true));
        keras("function that passes on forty times twice", m -> nest(m, 40, false));
        keras("functions sixty deep", m -> nest(m, 60, null));
        keras("missing function", m -> rename(m, "__inference_conv_1", "other"));
        keras("missing model function", m -> rename(m, "__inference_model_3", "other"));
        keras("missing wrapper", m -> rename(m, "__inference_wrapper_4", "other"));
        keras("no functions at all", m -> m.graphBuilder().clearLibrary());
        keras(
                "function without its result",
                m -> m.functionBuilder("__inference_model_3").removeRet("maps"));
        keras(
                "function whose result is nowhere",
                m -> m.functionBuilder("__inference_model_3").putRet("maps", "nowhere:y:0"));
        keras(
                "function whose result has no such name",
                m -> m.functionBuilder("__inference_conv_1").putRet("y", "Tanh:wrong:0"));
        keras(
                "function whose result has no such index",
                m -> m.functionBuilder("__inference_conv_1").putRet("y", "Tanh:y:7"));
        keras(
                "function whose result has an endless index",
                m ->
                        m.functionBuilder("__inference_conv_1")
                                .putRet("y", "Tanh:y:99999999999999999999"));
        keras(
                "function whose result has too many parts",
                m -> m.functionBuilder("__inference_conv_1").putRet("y", "Tanh:y:0:0"));
        keras(
                "function with fewer arguments",
                m ->
                        m.functionBuilder("__inference_conv_1")
                                .getSignatureBuilder()
                                .removeInputArg(2));
        keras(
                "function twice",
                m ->
                        m.graphBuilder()
                                .getLibraryBuilder()
                                .addFunction(m.functionBuilder("__inference_conv_1").build()));
        keras(
                "function named as an operation",
                m -> {
                    rename(m, "__inference_conv_1", "Tanh");
                    KerasModel.nodeBuilder(m.functionBuilder("__inference_model_3"), "conv2_1")
                            .setOp("Tanh");
                });
        keras(
                "two nodes of a name in a function",
                m ->
                        m.functionBuilder("__inference_conv_1")
                                .addNodeDef(node("Tanh", "Tanh", List.of("inputs"), "T", FLOAT)));
        keras(
                "attribute that no call says",
                m ->
                        KerasModel.nodeBuilder(m.functionBuilder("__inference_conv_1"), "Tanh")
                                .putAttr("T", Protos.value("$nothing")));
        keras(
                "call that names no function",
                m ->
                        KerasModel.nodeBuilder(m.graphBuilder(), "StatefulPartitionedCall")
                                .clearAttr());
        keras(
                "cycle within a function",
                m ->
                        KerasModel.nodeBuilder(m.functionBuilder("__inference_conv_1"), "BiasAdd")
                                .setInput(0, "Tanh:y:0"));
        keras(
                "call that takes its own result",
                m ->
                        KerasModel.nodeBuilder(m.graphBuilder(), "StatefulPartitionedCall")
                                .setInput(0, "StatefulPartitionedCall:0"));
        keras(
                "assignment before a read",
                m -> {
                    FunctionDef.Builder f = m.functionBuilder("__inference_conv_1");
                    f.addNodeDef(
                            node(
                                    "AssignVariableOp",
                                    "set",
                                    List.of("kernel", "bias"),
                                    "dtype",
                                    FLOAT));
                    KerasModel.nodeBuilder(f, "Conv2D").addInput("^set");
                });
    }

    private static void rename(KerasModel m, String from, String to) {
        m.functionBuilder(from).getSignatureBuilder().setName(to);
    }

    /**
     * Nests function calls.
     *
     * @param add whether each level adds two calls of the next; null for a single call
     */
    private static void nest(KerasModel m, int levels, Boolean add) {
        for (int i = 0; i < levels; i++) {
            FunctionDef.Builder f = Protos.function("level" + i, List.of("x"), List.of("y"));
            String next = i == levels - 1 ? "Identity" : "level" + (i + 1);
            String result = i == levels - 1 ? "output" : "y";
            f.addNodeDef(node(next, "a", List.of("x"), "T", FLOAT));
            String second = Boolean.FALSE.equals(add) ? "a:" + result + ":0" : "x";
            f.addNodeDef(node(next, "b", List.of(second), "T", FLOAT));
            if (Boolean.TRUE.equals(add)) {
                f.addNodeDef(
                        node(
                                "AddV2",
                                "sum",
                                List.of("a:" + result + ":0", "b:" + result + ":0"),
                                "T",
                                FLOAT));
                f.putRet("y", "sum:z:0");
            } else {
                f.putRet("y", (add == null ? "a:" : "b:") + result + ":0");
            }
            m.graphBuilder().getLibraryBuilder().addFunction(f);
        }
        FunctionDef.Builder body = m.functionBuilder("__inference_conv_1");
        body.addNodeDef(node("level0", "deep", List.of("Tanh:y:0"), "T", FLOAT));
        body.addNodeDef(node("Tanh", "after", List.of("deep:y:0"), "T", FLOAT));
        body.putRet("y", "after:y:0");
    }

    private void addHostileOps() {
        for (String op :
                List.of(
                        "PyFunc",
                        "EagerPyFunc",
                        "PyFuncStateless",
                        "CustomOfMine",
                        "Print",
                        "PrintV2",
                        "If",
                        "StatelessIf",
                        "While",
                        "StatelessWhile",
                        "Case",
                        "Switch",
                        "Merge",
                        "Enter",
                        "Exit",
                        "NextIteration",
                        "LookupTableFindV2",
                        "QueueDequeueV2",
                        "TensorArrayReadV3",
                        "RandomUniform",
                        "RandomStandardNormal",
                        "StatelessRandomUniform",
                        "Multinomial",
                        "FakeQuantWithMinMaxArgs",
                        "DecodeJpeg",
                        "IteratorGetNext",
                        "XlaLaunch",
                        "TPUReplicate",
                        "RemoteCall",
                        "SymbolicGradient",
                        "MapDefun",
                        "DebugIdentity",
                        "Copy",
                        "Where",
                        "Unique",
                        "Bitcast",
                        "CheckNumerics",
                        "LoadLibrary",
                        "ReaderReadV2",
                        "TFRecordReader",
                        "ReadFile",
                        "WriteFile",
                        "MatchingFiles",
                        "SaveV2",
                        "RestoreV2",
                        "Save",
                        "ShardedFilename",
                        "AudioSummary",
                        "ImageSummary",
                        "_Send",
                        "_Recv",
                        "HostConst",
                        "ParseExample",
                        "Assert")) {
            keras("operation " + op + " on the path", m -> onPath(m, op));
        }
        keras(
                "file read into the weights",
                m -> {
                    FunctionDef.Builder f = m.functionBuilder("__inference_conv_1");
                    f.addNodeDef(constant("name", Protos.texts(List.of("/etc/passwd"))));
                    f.addNodeDef(node("ReadFile", "steal", List.of("name:output:0")));
                    f.addNodeDef(
                            node(
                                    "DecodeRaw",
                                    "bytes",
                                    List.of("steal:contents:0"),
                                    "out_type",
                                    FLOAT));
                    KerasModel.nodeBuilder(f, "Conv2D").setInput(1, "bytes:output:0");
                });
    }

    /** Inserts an operation, with any attributes, between the convolution and its bias. */
    private static void onPath(KerasModel m, String op) {
        FunctionDef.Builder f = m.functionBuilder("__inference_conv_1");
        f.addNodeDef(node(op, "evil", List.of("Conv2D:output:0"), "T", FLOAT));
        String out = OpDefinitions.knows(op) ? outputs(op) : "output";
        KerasModel.nodeBuilder(f, "BiasAdd")
                .setInput(0, out.isEmpty() ? "evil" : "evil:" + out + ":0");
    }

    private static String outputs(String op) {
        var outputs = OpDefinitions.of(node(op, "x", List.of())).getOutputArgList();
        return outputs.isEmpty() ? "" : outputs.get(0).getName();
    }

    private void flat(String name, Consumer<GraphDef.Builder> change) {
        cases.put(name, folder -> write(folder, change(change)));
    }

    private static GraphDef.Builder change(Consumer<GraphDef.Builder> change) {
        GraphDef.Builder graph = plain();
        change.accept(graph);
        return graph;
    }

    static GraphDef.Builder plain() {
        GraphDef.Builder graph = GraphDef.newBuilder();
        graph.addNode(
                node(
                        "Placeholder",
                        "input",
                        List.of(),
                        "dtype",
                        FLOAT,
                        "shape",
                        Protos.shape(-1, 8, 8, 3)));
        double[] kernel = new double[108];
        Random random = new Random(5);
        Arrays.setAll(kernel, i -> random.nextGaussian());
        graph.addNode(constant("kernel", Protos.reals(FLOAT, kernel, 3, 3, 3, 4)));
        graph.addNode(
                node(
                        "Conv2D",
                        "conv",
                        List.of("input", "kernel"),
                        "T",
                        FLOAT,
                        "strides",
                        ONES,
                        "padding",
                        "SAME"));
        graph.addNode(node("Relu", "relu", List.of("conv"), "T", FLOAT));
        graph.addNode(
                node(
                        "MaxPool",
                        "pool",
                        List.of("relu"),
                        "T",
                        FLOAT,
                        "ksize",
                        TWOS,
                        "strides",
                        TWOS,
                        "padding",
                        "VALID"));
        return graph;
    }

    static SavedModel.Builder model(GraphDef.Builder graph) {
        SavedModel.Builder saved = SavedModel.newBuilder().setSavedModelSchemaVersion(1);
        MetaGraphDef.Builder meta = saved.addMetaGraphsBuilder().setGraphDef(graph);
        meta.getMetaInfoDefBuilder().addTags("serve");
        meta.putSignatureDef(
                "serving_default",
                SignatureDef.newBuilder()
                        .putInputs("x", TensorInfo.newBuilder().setName("input:0").build())
                        .putOutputs("y", TensorInfo.newBuilder().setName("pool:0").build())
                        .build());
        return saved;
    }

    public static void write(Path folder, GraphDef.Builder graph) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("saved_model.pb"), model(graph).build().toByteArray());
    }

    private void attribute(String title, String node, String attribute, Object value) {
        flat(title, g -> KerasModel.nodeBuilder(g, node).putAttr(attribute, Protos.value(value)));
    }

    private void addConstants() {
        TensorProto.Builder content =
                TensorProto.newBuilder().setDtype(FLOAT).setTensorShape(Protos.shape(3, 3, 3, 4));
        byte[] bytes = new byte[432];
        for (int size : new int[] {4, 428, 431}) {
            attribute(
                    "constant of " + size + " bytes",
                    "kernel",
                    "value",
                    content.clone().setTensorContent(ByteString.copyFrom(bytes, 0, size)).build());
        }
        attribute(
                "constant of too many values",
                "kernel",
                "value",
                Protos.reals(FLOAT, new double[109], 3, 3, 3, 4));
        attribute(
                "constant with values of two kinds",
                "kernel",
                "value",
                content.clone().addFloatVal(1).addIntVal(1).build());
        attribute(
                "constant of another type",
                "kernel",
                "value",
                Protos.reals(DataType.DT_DOUBLE, new double[108], 3, 3, 3, 4));
        attribute("constant of half precision", "kernel", "dtype", DataType.DT_HALF);
        attribute("constant of resources", "kernel", "dtype", DataType.DT_RESOURCE);
        attribute("constant of variants", "kernel", "dtype", DataType.DT_VARIANT);
        attribute("constant of no type", "kernel", "dtype", DataType.DT_INVALID);
        for (long length :
                new long[] {-1, -3, 1L << 31, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE}) {
            attribute(
                    "constant with an axis of " + length,
                    "kernel",
                    "value",
                    content.clone().setTensorShape(Protos.shape(3, 3, 3, length)).build());
        }
        attribute(
                "constant of huge axes",
                "kernel",
                "value",
                content.clone()
                        .addFloatVal(1)
                        .setTensorShape(Protos.shape(60000, 60000, 60000, 60000))
                        .build());
        attribute(
                "constant of one value for a gigabyte",
                "kernel",
                "value",
                content.clone()
                        .addFloatVal(1)
                        .setTensorShape(Protos.shape(3, 3, 3, 20_000_000))
                        .build());
        attribute(
                "constant of three hundred axes",
                "kernel",
                "value",
                content.clone().setTensorShape(Protos.shape(new long[300])).build());
        attribute(
                "constant of unknown rank",
                "kernel",
                "value",
                content.clone()
                        .setTensorShape(Protos.shape().toBuilder().setUnknownRank(true))
                        .build());
        attribute(
                "constant with a value that is no number",
                "kernel",
                "value",
                content.clone().addFloatVal(Float.NaN).build());
        attribute("constant whose value is a text", "kernel", "value", "text");
        flat(
                "constant without a value",
                g -> KerasModel.nodeBuilder(g, "kernel").removeAttr("value"));
    }

    private void addAttributes() {
        for (long[] strides :
                List.of(
                        new long[] {1, 0, 0, 1},
                        new long[] {1, -1, -1, 1},
                        new long[] {},
                        new long[] {1, 1},
                        new long[] {2, 1, 1, 1},
                        new long[] {1, 1, 1, 2},
                        new long[] {1, 1L << 40, 1, 1},
                        new long[20_000])) {
            String shown = strides.length > 8 ? "many" : Arrays.toString(strides);
            attribute("convolution with strides " + shown, "conv", "strides", strides);
            attribute("pool with windows " + shown, "pool", "ksize", strides);
        }
        attribute("convolution with dilations of 0", "conv", "dilations", new long[] {1, 0, 0, 1});
        attribute("convolution with unknown padding", "conv", "padding", "OTHER");
        attribute("convolution with channels first", "conv", "data_format", "NCHW");
        attribute("convolution with unknown format", "conv", "data_format", "WHAT");
        attribute("convolution whose strides are a text", "conv", "strides", "1111");
        attribute("convolution of strings", "conv", "T", DataType.DT_STRING);
        attribute("convolution of half precision", "conv", "T", DataType.DT_HALF);
        attribute("convolution of another type", "conv", "T", DataType.DT_DOUBLE);
        attribute("convolution with an unknown attribute", "conv", "surprise", 7);
        attribute(
                "pool of a negative explicit padding",
                "pool",
                "explicit_paddings",
                new long[] {-9});
        flat(
                "convolution without strides",
                g -> KerasModel.nodeBuilder(g, "conv").removeAttr("strides"));
        flat(
                "padding far too large",
                g -> {
                    KerasModel.nodeBuilder(g, "conv")
                            .putAttr("padding", Protos.value("EXPLICIT"))
                            .putAttr(
                                    "explicit_paddings",
                                    Protos.value(new long[] {0, 0, 1 << 20, 1 << 20, 1, 1, 0, 0}));
                });
    }

    private void addGraphs() {
        flat(
                "cycle",
                g -> {
                    g.addNode(node("AddV2", "sum", List.of("input", "relu"), "T", FLOAT));
                    KerasModel.nodeBuilder(g, "conv").setInput(0, "sum");
                });
        flat("node that needs itself", g -> KerasModel.nodeBuilder(g, "relu").setInput(0, "relu"));
        flat("names twice", g -> g.addNode(node("Relu", "relu", List.of("conv"), "T", FLOAT)));
        flat(
                "input that is nowhere",
                g -> KerasModel.nodeBuilder(g, "relu").setInput(0, "nowhere"));
        flat("output that is none", g -> KerasModel.nodeBuilder(g, "relu").setInput(0, "conv:3"));
        flat(
                "output of a negative index",
                g -> KerasModel.nodeBuilder(g, "relu").setInput(0, "conv:-1"));
        flat("input without a name", g -> KerasModel.nodeBuilder(g, "relu").setInput(0, ""));
        flat("input twice", g -> KerasModel.nodeBuilder(g, "relu").addInput("conv"));
        flat("no inputs", g -> KerasModel.nodeBuilder(g, "conv").clearInput());
        flat("node without a name", g -> rename(g, ""));
        flat("node with a forbidden name", g -> rename(g, "a b"));
        flat("node with a name of control characters", g -> rename(g, "a\u0000\n"));
        flat("node with an endless name", g -> rename(g, "a".repeat(100_000)));
        flat("no nodes", GraphDef.Builder::clearNode);
        flat("a hundred thousand nodes", g -> chain(g, 100_000));
        flat("forty thousand layers", g -> chain(g, 40_000));
        flat("kernel of another rank", g -> kernel(g, 9, 3, 4));
        flat("kernel for other channels", g -> kernel(g, 3, 3, 4, 3));
        flat("kernel without values", g -> kernel(g, 3, 3, 3, 0));
    }

    private static void rename(GraphDef.Builder graph, String name) {
        KerasModel.nodeBuilder(graph, "relu").setName(name);
        KerasModel.nodeBuilder(graph, "pool").setInput(0, name);
    }

    private static void kernel(GraphDef.Builder graph, long... shape) {
        int size = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        KerasModel.nodeBuilder(graph, "kernel")
                .putAttr("value", Protos.value(Protos.reals(FLOAT, new double[size], shape)));
    }

    private static void chain(GraphDef.Builder graph, int length) {
        String before = "relu";
        for (int i = 0; i < length; i++) {
            graph.addNode(node("Relu", "r" + i, List.of(before), "T", FLOAT));
            before = "r" + i;
        }
        KerasModel.nodeBuilder(graph, "pool").setInput(0, before);
    }

    /** Adds small graphs with huge tensors. */
    private void addSizes() {
        grown("tiled to a terabyte", "Tile", List.of(1, 1000, 1000, 1000), "Tmultiples");
        grown("padded to a terabyte", "Pad", null, "Tpaddings");
        grown("broadcast to a terabyte", "BroadcastTo", List.of(100, 10000, 10000, 30), "Tidx");
        flat(
                "constants joined to a terabyte, whose size a shape needs",
                g -> {
                    g.addNode(constant("big0", Protos.ints(1, 8, 8, 4)));
                    g.addNode(constant("axis", Protos.scalar(0)));
                    for (int i = 0; i < 40; i++) {
                        String b = "big" + i;
                        g.addNode(
                                node(
                                        "ConcatV2",
                                        "big" + (i + 1),
                                        List.of(b, b, "axis"),
                                        "T",
                                        DataType.DT_INT32,
                                        "N",
                                        2));
                    }
                    shaped(g, "big40");
                });
        flat(
                "numbers counted to a billion, which a shape needs",
                g -> {
                    g.addNode(constant("from", Protos.scalar(0)));
                    g.addNode(constant("to", Protos.scalar(1_000_000_000)));
                    g.addNode(constant("by", Protos.scalar(1)));
                    g.addNode(node("Range", "range", List.of("from", "to", "by")));
                    shaped(g, "range");
                });
        flat(
                "filled with a billion numbers, which a shape needs",
                g -> {
                    g.addNode(constant("dims", Protos.ints(1000, 1000, 1000)));
                    g.addNode(constant("one", Protos.scalar(1)));
                    g.addNode(node("Fill", "fill", List.of("dims", "one"), "T", DataType.DT_INT32));
                    shaped(g, "fill");
                });
        flat(
                "tiled as often as the picture says",
                g -> {
                    g.addNode(constant("axes", Protos.ints(0, 1, 2)));
                    g.addNode(node("Max", "most", List.of("conv", "axes"), "T", FLOAT));
                    g.addNode(
                            node(
                                    "Cast",
                                    "often",
                                    List.of("most"),
                                    "SrcT",
                                    FLOAT,
                                    "DstT",
                                    DataType.DT_INT32));
                    g.addNode(node("Tile", "tiled", List.of("conv", "often"), "T", FLOAT));
                    g.addNode(constant("all", Protos.ints(0, 1, 2, 3)));
                    g.addNode(node("Mean", "mean", List.of("tiled", "all"), "T", FLOAT));
                    g.addNode(node("AddV2", "sum", List.of("conv", "mean"), "T", FLOAT));
                    KerasModel.nodeBuilder(g, "relu").setInput(0, "sum");
                });
        flat(
                "resized to a terabyte",
                g -> {
                    g.addNode(constant("size", Protos.ints(500_000, 500_000)));
                    g.addNode(node("ResizeBilinear", "grown", List.of("conv", "size"), "T", FLOAT));
                    KerasModel.nodeBuilder(g, "relu").setInput(0, "grown");
                });
    }

    private void grown(String name, String op, List<Integer> numbers, String type) {
        flat(
                name,
                g -> {
                    TensorProto value =
                            numbers == null
                                    ? Protos.ints(0, 0, 90000, 90000, 90000, 90000, 0, 0)
                                            .toBuilder()
                                            .setTensorShape(Protos.shape(4, 2))
                                            .build()
                                    : Protos.ints(numbers.stream().mapToInt(i -> i).toArray());
                    g.addNode(constant("much", value));
                    g.addNode(
                            node(
                                    op,
                                    "grown",
                                    List.of("conv", "much"),
                                    "T",
                                    FLOAT,
                                    type,
                                    DataType.DT_INT32));
                    KerasModel.nodeBuilder(g, "relu").setInput(0, "grown");
                });
    }

    private static void shaped(GraphDef.Builder graph, String shape) {
        graph.addNode(node("Reshape", "shaped", List.of("conv", shape), "T", FLOAT));
        KerasModel.nodeBuilder(graph, "relu").setInput(0, "shaped");
    }

    private void addInputs() {
        for (long[] shape :
                List.of(
                        new long[] {-1, 8, 8},
                        new long[] {-1, 8, 8, 3, 1},
                        new long[] {-1, 3, 8, 8},
                        new long[] {-1, 8, 8, 1},
                        new long[] {-1, 8, 16, 3},
                        new long[] {4, 8, 8, 3},
                        new long[] {-1, -1, -1, 3},
                        new long[] {-1, 0, 0, 3},
                        new long[] {-1, 1 << 20, 1 << 20, 3},
                        new long[] {-1, Long.MAX_VALUE, Long.MAX_VALUE, 3},
                        new long[] {-7, -7, -7, -7})) {
            attribute("input of " + Arrays.toString(shape), "input", "shape", Protos.shape(shape));
        }
        attribute("input of bytes", "input", "dtype", DataType.DT_UINT8);
        attribute("input of texts", "input", "dtype", DataType.DT_STRING);
        attribute("input of half precision", "input", "dtype", DataType.DT_HALF);
        flat(
                "second input",
                g -> {
                    g.addNode(node("Placeholder", "phase", List.of(), "dtype", FLOAT));
                    g.addNode(node("Mul", "scaled", List.of("conv", "phase"), "T", FLOAT));
                    KerasModel.nodeBuilder(g, "relu").setInput(0, "scaled");
                });
        flat(
                "no path from the input",
                g -> KerasModel.nodeBuilder(g, "conv").setInput(0, "kernel"));
        signature(
                "signature of a tensor that is nowhere", s -> s.putInputs("x", info("nowhere:0")));
        signature("signature of no tensor's name", s -> s.putInputs("x", info("^input")));
        signature("signature of an output that is nowhere", s -> s.putOutputs("y", info("none:0")));
        signature("signature with two inputs", s -> s.putInputs("z", info("relu:0")));
        signature("signature with a negative index", s -> s.putOutputs("y", info("pool:-1")));
    }

    private static TensorInfo info(String tensor) {
        return TensorInfo.newBuilder().setName(tensor).build();
    }

    private void signature(String name, Consumer<SignatureDef.Builder> change) {
        cases.put(
                name,
                folder -> {
                    SavedModel.Builder saved = model(plain());
                    MetaGraphDef.Builder meta = saved.getMetaGraphsBuilder(0);
                    SignatureDef.Builder signature =
                            meta.getSignatureDefOrThrow("serving_default").toBuilder();
                    change.accept(signature);
                    meta.putSignatureDef("serving_default", signature.build());
                    Files.createDirectories(folder);
                    Files.write(folder.resolve("saved_model.pb"), saved.build().toByteArray());
                });
    }

    private void addGradients() {
        for (String op : List.of("StopGradient", "PreventGradient", "Floor", "Round", "Sign")) {
            flat(
                    op + " on the path",
                    g -> {
                        g.addNode(node(op, "step", List.of("conv"), "T", FLOAT));
                        KerasModel.nodeBuilder(g, "relu").setInput(0, "step");
                    });
        }
        attribute("dilated convolution", "conv", "dilations", new long[] {1, 2, 2, 1});
        flat(
                "unusual normalisation",
                g -> {
                    g.addNode(node("LRN", "norm", List.of("conv"), "T", FLOAT, "bias", 2f));
                    KerasModel.nodeBuilder(g, "relu").setInput(0, "norm");
                });
        flat(
                "logarithmic softmax of a map",
                g -> {
                    g.addNode(node("LogSoftmax", "soft", List.of("conv"), "T", FLOAT));
                    KerasModel.nodeBuilder(g, "relu").setInput(0, "soft");
                });
        flat("weights of zeros", g -> kernel(g, 3, 3, 3, 4));
    }

    private void addFiles() {
        cases.put("no file", Files::createDirectories);
        cases.put(
                "text instead of bytes",
                folder -> {
                    Files.createDirectories(folder);
                    Files.writeString(folder.resolve("saved_model.pbtxt"), "meta_graphs {}");
                });
        cases.put(
                "folder in place of the file",
                folder -> Files.createDirectories(folder.resolve("saved_model.pb")));
        for (String text : List.of("no protocol buffer", "{}", "\u0008\u0001", "\u0012\u0000")) {
            cases.put(
                    "file of " + text.length() + " letters " + Math.abs(text.hashCode()),
                    folder -> {
                        Files.createDirectories(folder);
                        Files.writeString(folder.resolve("saved_model.pb"), text);
                    });
        }
        cases.put("nested without end", folder -> nested(folder));
        cases.put(
                "two graphs without the tag",
                folder -> {
                    SavedModel.Builder saved = model(plain());
                    saved.getMetaGraphsBuilder(0).getMetaInfoDefBuilder().clearTags().addTags("a");
                    saved.addMetaGraphs(saved.getMetaGraphs(0));
                    Files.createDirectories(folder);
                    Files.write(folder.resolve("saved_model.pb"), saved.build().toByteArray());
                });
        cases.put("no variables beside", folder -> new KerasModel(FLOAT).writeGraph(folder));
        keras("variable that is not saved", m -> m.weights.remove("conv1_1/bias"));
        keras(
                "variable of another type",
                m ->
                        KerasModel.nodeBuilder(m.graphBuilder(), "conv1_1/bias")
                                .putAttr("dtype", Protos.value(DataType.DT_DOUBLE)));
        keras(
                "variable that is saved in slices",
                m ->
                        KerasModel.nodeBuilder(
                                        m.functionBuilder("__inference__traced_restore_6"),
                                        "RestoreV2/shape_and_slices")
                                .putAttr(
                                        "value",
                                        Protos.value(
                                                Protos.texts(
                                                        List.of("3 0,1", "a", "b", "c", "d")))));
    }

    /**
     * Writes a graph with deeply nested attributes: the value is a function with an attribute whose
     * value is a function, and so on.
     */
    private static void nested(Path folder) throws IOException {
        NodeDef.Builder deep = node("Relu", "deep", List.of("conv")).toBuilder();
        AttrValue value = AttrValue.getDefaultInstance();
        for (int i = 0; i < 500; i++) {
            AttrValue.Builder outer = AttrValue.newBuilder();
            outer.getFuncBuilder().setName("f").putAttr("f", value);
            value = outer.build();
        }
        write(folder, plain().addNode(deep.putAttr("f", value)));
    }
}
