package io.facet.tensorflow.graph;

import static io.facet.tensorflow.Protos.constant;
import static io.facet.tensorflow.Protos.ints;
import static io.facet.tensorflow.Protos.node;
import static org.assertj.core.api.Assertions.assertThat;

import io.facet.network.FeatureNetwork;
import io.facet.network.ForeignNetwork;
import io.facet.network.NetworkCard.ChannelOrder;
import io.facet.tensorflow.GradientCheck;
import io.facet.tensorflow.MalformedSavedModels;
import io.facet.tensorflow.Protos;
import io.facet.tensorflow.TensorFlowEngine;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;

/**
 * Compares every gradient that the list marks as correct with central differences in double
 * precision.
 */
class AllowedOpsTest {

    private static final DataType DOUBLE = DataType.DT_DOUBLE;
    private static final long[] ONES = {1, 1, 1, 1};
    private static final long[] TWOS = {1, 2, 2, 1};
    private static final int SAMPLES = 8 * 8 * 3;

    private static final String IN_FLOATS = " in floats";

    private static final Map<String, Piece> PIECES = pieces();

    @TempDir Path folder;

    /** Nodes between {@code s}, which has 1 x 8 x 8 x 3 values from 0 to 1, and {@code y}. */
    private record Piece(int size, List<NodeDef> nodes) {}

    private static Map<String, Piece> pieces() {
        Map<String, Piece> all = new LinkedHashMap<>();
        for (String op :
                List.of(
                        "Identity",
                        "Neg",
                        "Abs",
                        "Square",
                        "Sqrt",
                        "Rsqrt",
                        "Reciprocal",
                        "Inv",
                        "Exp",
                        "Expm1",
                        "Log",
                        "Log1p",
                        "Sin",
                        "Cos",
                        "Tan",
                        "Sinh",
                        "Cosh",
                        "Tanh",
                        "Asinh",
                        "Atanh",
                        "Asin",
                        "Acos",
                        "Atan",
                        "Erf",
                        "Sigmoid",
                        "Relu",
                        "Relu6",
                        "LeakyRelu",
                        "Elu",
                        "Selu",
                        "Softplus",
                        "Softsign",
                        "Softmax")) {
            all.put(op, piece(SAMPLES, op(op, "s")));
        }
        all.put(
                "Acosh",
                piece(SAMPLES, node("Exp", "e", List.of("s"), "T", DOUBLE), op("Acosh", "e")));
        for (String op :
                List.of(
                        "Add",
                        "AddV2",
                        "Sub",
                        "Mul",
                        "Div",
                        "RealDiv",
                        "DivNoNan",
                        "Pow",
                        "Maximum",
                        "Minimum",
                        "SquaredDifference")) {
            all.put(op, piece(SAMPLES, op("Cos", "s", "c"), op(op, "s", "c", "y")));
            all.put(op + " of a row", piece(SAMPLES, row("c"), op(op, "s", "c", "y")));
        }
        addShapes(all);
        addSums(all);
        addConvolutions(all);
        addFloats(all);
        addOtherSettings(all);
        return all;
    }

    private static Piece piece(int size, NodeDef... nodes) {
        return new Piece(size, List.of(nodes));
    }

    /**
     * Returns an operation whose inputs are all names but the last, which is its own name; it is
     * named y if only one name is given.
     */
    private static NodeDef op(String op, String... names) {
        int inputs = names.length == 1 ? 1 : names.length - 1;
        String name = names.length == 1 ? "y" : names[names.length - 1];
        return node(op, name, List.of(names).subList(0, inputs), "T", DOUBLE);
    }

    private static NodeDef y(String op, List<String> inputs, Object... attributes) {
        NodeDef.Builder node = node(op, "y", inputs, attributes).toBuilder();
        return node.putAttr("T", Protos.value(DOUBLE)).build();
    }

    private static NodeDef row(String name) {
        return constant(name, Protos.reals(DOUBLE, new double[] {0.3, 0.7, 1.4}, 3));
    }

    private static NodeDef numbers(String name, long... shape) {
        Random random = new Random(4);
        int size = 1;
        for (long length : shape) {
            size *= (int) length;
        }
        double[] values = random.doubles(size, -1, 1).toArray();
        return constant(name, Protos.reals(DOUBLE, values, shape));
    }

    private static NodeDef matrix(String name, int rows, int... values) {
        TensorProto flat = ints(values);
        return constant(
                name,
                flat.toBuilder().setTensorShape(Protos.shape(rows, values.length / rows)).build());
    }

    private static void addShapes(Map<String, Piece> all) {
        NodeDef axis = constant("axis", Protos.scalar(3));
        DataType[] two = {DOUBLE, DOUBLE};
        all.put(
                "Cast",
                piece(SAMPLES, node("Cast", "y", List.of("s"), "SrcT", DOUBLE, "DstT", DOUBLE)));
        all.put(
                "Reshape",
                piece(SAMPLES, constant("n", ints(3, 64)), y("Reshape", List.of("s", "n"))));
        all.put("ExpandDims", piece(SAMPLES, axis, y("ExpandDims", List.of("s", "axis"))));
        all.put(
                "Squeeze",
                piece(SAMPLES, y("Squeeze", List.of("s"), "squeeze_dims", new long[] {0})));
        all.put(
                "Pack",
                piece(
                        2 * SAMPLES,
                        op("Cos", "s", "c"),
                        y("Pack", List.of("s", "c"), "N", 2, "axis", 1)));
        all.put("Unpack", piece(64, y("Unpack", List.of("s"), "num", 3, "axis", 3)));
        all.put(
                "ConcatV2",
                piece(
                        2 * SAMPLES,
                        axis,
                        op("Cos", "s", "c"),
                        y("ConcatV2", List.of("s", "c", "axis"), "N", 2)));
        all.put("Split", piece(64, axis, y("Split", List.of("axis", "s"), "num_split", 3)));
        all.put(
                "SplitV",
                piece(
                        64,
                        axis,
                        constant("n", ints(1, 2)),
                        y(
                                "SplitV",
                                List.of("s", "n", "axis"),
                                "num_split",
                                2,
                                "Tlen",
                                DataType.DT_INT32)));
        NodeDef begin = constant("begin", ints(0, 1, 2, 1));
        all.put(
                "Slice",
                piece(
                        32,
                        begin,
                        constant("n", ints(1, 4, 4, 2)),
                        y("Slice", List.of("s", "begin", "n"), "Index", DataType.DT_INT32)));
        all.put(
                "StridedSlice",
                piece(
                        24,
                        begin,
                        constant("end", ints(1, 8, 8, 3)),
                        constant("by", ints(1, 2, 2, 1)),
                        y(
                                "StridedSlice",
                                List.of("s", "begin", "end", "by"),
                                "Index",
                                DataType.DT_INT32,
                                "begin_mask",
                                1,
                                "shrink_axis_mask",
                                0)));
        NodeDef pads = matrix("pads", 4, 0, 0, 1, 3, 2, 2, 0, 0);
        all.put("Pad", piece(432, pads, y("Pad", List.of("s", "pads"))));
        all.put(
                "PadV2",
                piece(
                        432,
                        pads,
                        constant("v", Protos.reals(DOUBLE, new double[] {0.5})),
                        y("PadV2", List.of("s", "pads", "v"))));
        all.put(
                "MirrorPad",
                piece(432, pads, y("MirrorPad", List.of("s", "pads"), "mode", "REFLECT")));
        all.put(
                "Tile",
                piece(4 * SAMPLES, constant("n", ints(1, 2, 2, 1)), y("Tile", List.of("s", "n"))));
        all.put(
                "BroadcastTo",
                piece(
                        2 * SAMPLES,
                        constant("n", ints(2, 8, 8, 3)),
                        y("BroadcastTo", List.of("s", "n"))));
        all.put(
                "Transpose",
                piece(SAMPLES, constant("n", ints(0, 3, 1, 2)), y("Transpose", List.of("s", "n"))));
        all.put(
                "ReverseV2",
                piece(SAMPLES, constant("n", ints(1, 3)), y("ReverseV2", List.of("s", "n"))));
        all.put(
                "GatherV2",
                piece(
                        256,
                        axis,
                        constant("n", ints(2, 0, 0, 1)),
                        node(
                                "GatherV2",
                                "y",
                                List.of("s", "n", "axis"),
                                "Tparams",
                                DOUBLE,
                                "Tindices",
                                DataType.DT_INT32,
                                "Taxis",
                                DataType.DT_INT32)));
        all.put(
                "GatherNd",
                piece(
                        48,
                        matrix("n", 2, 0, 3, 0, 7),
                        node(
                                "GatherNd",
                                "y",
                                List.of("s", "n"),
                                "Tparams",
                                DOUBLE,
                                "Tindices",
                                DataType.DT_INT32)));
        NodeDef block = constant("block", ints(2, 2));
        NodeDef none = matrix("none", 2, 0, 0, 0, 0);
        all.put(
                "SpaceToBatchND",
                piece(SAMPLES, block, none, y("SpaceToBatchND", List.of("s", "block", "none"))));
        all.put(
                "BatchToSpaceND",
                piece(
                        SAMPLES,
                        block,
                        none,
                        op("Cos", "s", "c"),
                        node("SpaceToBatchND", "b", List.of("c", "block", "none"), "T", DOUBLE),
                        op("Sin", "b", "d"),
                        y("BatchToSpaceND", List.of("d", "block", "none"))));
        all.put("SpaceToDepth", piece(SAMPLES, y("SpaceToDepth", List.of("s"), "block_size", 2)));
        all.put(
                "DepthToSpace",
                piece(
                        SAMPLES,
                        node("SpaceToDepth", "d", List.of("s"), "T", DOUBLE, "block_size", 4),
                        y("DepthToSpace", List.of("d"), "block_size", 2)));
        NodeDef half = constant("half", Protos.reals(DOUBLE, new double[] {0.5}));
        NodeDef greater = node("Greater", "g", List.of("c", "half"), "T", DOUBLE);
        all.put(
                "Select",
                piece(
                        SAMPLES,
                        half,
                        numbers("c", 1, 8, 8, 3),
                        greater,
                        op("Cos", "s", "d"),
                        y("Select", List.of("g", "s", "d"))));
        all.put(
                "SelectV2",
                piece(
                        SAMPLES,
                        half,
                        numbers("c", 8, 3),
                        greater,
                        op("Cos", "s", "d"),
                        y("SelectV2", List.of("g", "s", "d"))));
    }

    private static void addSums(Map<String, Piece> all) {
        NodeDef axes = constant("axes", ints(1, 3));
        for (String op : List.of("Sum", "Mean", "Max", "Min")) {
            all.put(op, piece(8, axes, y(op, List.of("s", "axes"))));
            all.put(
                    op + " that keeps its axes",
                    piece(8, axes, y(op, List.of("s", "axes"), "keep_dims", true)));
        }
        all.put("Prod", piece(64, constant("axis", ints(3)), y("Prod", List.of("s", "axis"))));
        all.put("L2Loss", piece(SAMPLES, op("L2Loss", "s", "l"), op("Mul", "s", "l", "y")));
        all.put(
                "AddN",
                piece(SAMPLES, op("Cos", "s", "c"), y("AddN", List.of("s", "c", "s"), "N", 3)));
        all.put(
                "Cumsum",
                piece(
                        SAMPLES,
                        constant("axis", Protos.scalar(2)),
                        y("Cumsum", List.of("s", "axis"), "exclusive", true)));
        NodeDef low = constant("low", Protos.reals(DOUBLE, new double[] {0.2}));
        NodeDef high = constant("high", Protos.reals(DOUBLE, new double[] {0.8}));
        all.put(
                "ClipByValue",
                piece(SAMPLES, low, high, y("ClipByValue", List.of("s", "low", "high"))));
        NodeDef rows = constant("rows", ints(8, 24));
        NodeDef flat = node("Reshape", "r", List.of("s", "rows"), "T", DOUBLE);
        all.put(
                "MatMul",
                piece(
                        32,
                        rows,
                        flat,
                        numbers("w", 4, 24),
                        y("MatMul", List.of("r", "w"), "transpose_b", true)));
        all.put(
                "MatMul with itself",
                piece(
                        64,
                        rows,
                        flat,
                        op("Cos", "r", "c"),
                        y("MatMul", List.of("r", "c"), "transpose_b", true)));
        for (String op : List.of("BatchMatMul", "BatchMatMulV2")) {
            all.put(op, piece(512, op("Cos", "s", "c"), y(op, List.of("s", "c"), "adj_y", true)));
        }
        all.put(
                "BatchMatMulV2 of one matrix",
                piece(256, numbers("w", 3, 4), y("BatchMatMulV2", List.of("s", "w"))));
    }

    private static void addConvolutions(Map<String, Piece> all) {
        NodeDef kernel = numbers("w", 3, 3, 3, 4);
        all.put(
                "Conv2D",
                piece(
                        256,
                        kernel,
                        y("Conv2D", List.of("s", "w"), "strides", ONES, "padding", "SAME")));
        all.put(
                "Conv2D of stride 2",
                piece(
                        64,
                        kernel,
                        y("Conv2D", List.of("s", "w"), "strides", TWOS, "padding", "SAME")));
        all.put(
                "DepthwiseConv2dNative",
                piece(
                        4 * SAMPLES,
                        kernel,
                        y(
                                "DepthwiseConv2dNative",
                                List.of("s", "w"),
                                "strides",
                                ONES,
                                "padding",
                                "SAME")));
        all.put(
                "DepthwiseConv2dNative of stride 2",
                piece(
                        SAMPLES,
                        kernel,
                        y(
                                "DepthwiseConv2dNative",
                                List.of("s", "w"),
                                "strides",
                                TWOS,
                                "padding",
                                "SAME")));
        all.put(
                "Conv2DBackpropInput",
                piece(
                        16 * 16 * 4,
                        numbers("w", 3, 3, 4, 3),
                        constant("n", ints(1, 16, 16, 4)),
                        y(
                                "Conv2DBackpropInput",
                                List.of("n", "w", "s"),
                                "strides",
                                TWOS,
                                "padding",
                                "SAME")));
        all.put("BiasAdd", piece(SAMPLES, row("b"), y("BiasAdd", List.of("s", "b"))));
        for (String op : List.of("MaxPool", "AvgPool")) {
            all.put(
                    op,
                    piece(
                            48,
                            y(
                                    op,
                                    List.of("s"),
                                    "ksize",
                                    TWOS,
                                    "strides",
                                    TWOS,
                                    "padding",
                                    "VALID")));
            all.put(
                    op + " that overlaps",
                    piece(
                            48,
                            y(
                                    op,
                                    List.of("s"),
                                    "ksize",
                                    new long[] {1, 3, 3, 1},
                                    "strides",
                                    TWOS,
                                    "padding",
                                    "SAME")));
        }
        NodeDef window = constant("n", ints(1, 2, 2, 1));
        all.put(
                "MaxPoolV2",
                piece(48, window, y("MaxPoolV2", List.of("s", "n", "n"), "padding", "VALID")));
    }

    /** Adds operations that TensorFlow computes only in floats, or whose output is floats. */
    private static void addFloats(Map<String, Piece> all) {
        DataType single = DataType.DT_FLOAT;
        NodeDef narrow = node("Cast", "f", List.of("s"), "SrcT", DOUBLE, "DstT", single);
        NodeDef wide = node("Cast", "y", List.of("z"), "SrcT", single, "DstT", DOUBLE);
        all.put(
                "LRN" + IN_FLOATS,
                piece(SAMPLES, narrow, node("LRN", "z", List.of("f"), "T", single), wide));
        NodeDef three = constant("three", Protos.reals(single, new double[] {0.5, 0.8, 1.2}, 3));
        NodeDef norm =
                node(
                        "FusedBatchNormV3",
                        "z",
                        List.of("f", "three", "three", "three", "three"),
                        "T",
                        single,
                        "U",
                        single,
                        "is_training",
                        false);
        all.put("FusedBatchNormV3" + IN_FLOATS, piece(SAMPLES, narrow, three, norm, wide));
        NodeDef rows = constant("rows", ints(8, 24));
        all.put(
                "LogSoftmax",
                piece(
                        SAMPLES,
                        rows,
                        node("Reshape", "r", List.of("s", "rows"), "T", DOUBLE),
                        op("LogSoftmax", "r")));
        for (int side : new int[] {4, 12}) {
            NodeDef size = constant("n", ints(side, side));
            for (String attribute : List.of("align_corners", "half_pixel_centers", "")) {
                Object[] set = attribute.isEmpty() ? new Object[0] : new Object[] {attribute, true};
                String how = " to " + side + " " + attribute;
                for (String op : List.of("ResizeBilinear", "ResizeBicubic")) {
                    NodeDef resize =
                            node(op, "z", List.of("f", "n"), set).toBuilder()
                                    .putAttr("T", Protos.value(single))
                                    .build();
                    all.put(
                            op + how + IN_FLOATS,
                            piece(3 * side * side, size, narrow, resize, wide));
                }
                all.put(
                        "ResizeNearestNeighbor" + how,
                        piece(
                                3 * side * side,
                                size,
                                y("ResizeNearestNeighbor", List.of("s", "n"), set)));
            }
        }
    }

    /** Adds settings that the C++ gradient might not support. */
    private static void addOtherSettings(Map<String, Piece> all) {
        NodeDef last = constant("axis", Protos.scalar(-1));
        NodeDef rows = constant("rows", ints(8, 24));
        NodeDef flat = node("Reshape", "r", List.of("s", "rows"), "T", DOUBLE);
        all.put(
                "MatMul of a transposed matrix",
                piece(
                        96,
                        rows,
                        flat,
                        numbers("w", 8, 4),
                        y("MatMul", List.of("r", "w"), "transpose_a", true)));
        all.put(
                "MatMul of two transposed matrices",
                piece(
                        96,
                        rows,
                        flat,
                        numbers("w", 4, 8),
                        y("MatMul", List.of("r", "w"), "transpose_a", true, "transpose_b", true)));
        all.put(
                "BatchMatMulV2 of transposed matrices",
                piece(
                        8 * 3 * 3,
                        op("Cos", "s", "c"),
                        y("BatchMatMulV2", List.of("s", "c"), "adj_x", true)));
        all.put(
                "Cumsum from the end",
                piece(SAMPLES, last, y("Cumsum", List.of("s", "axis"), "reverse", true)));
        Object[] types = {
            "Tparams", DOUBLE, "Tindices", DataType.DT_INT32, "Taxis", DataType.DT_INT32
        };
        NodeDef batches =
                node("GatherV2", "y", List.of("s", "n", "axis"), types).toBuilder()
                        .putAttr("batch_dims", Protos.value(1))
                        .build();
        all.put(
                "GatherV2 of batches",
                piece(48, constant("axis", Protos.scalar(2)), matrix("n", 1, 3, 5), batches));
        all.put(
                "ConcatV2 of the last axis",
                piece(
                        2 * SAMPLES,
                        last,
                        op("Cos", "s", "c"),
                        y("ConcatV2", List.of("s", "c", "axis"), "N", 2)));
        all.put(
                "Split of the last axis",
                piece(64, last, y("Split", List.of("axis", "s"), "num_split", 3)));
        all.put(
                "Pack of the last axis",
                piece(
                        2 * SAMPLES,
                        op("Cos", "s", "c"),
                        y("Pack", List.of("s", "c"), "N", 2, "axis", -1)));
        all.put(
                "Unpack of the last axis",
                piece(64, y("Unpack", List.of("s"), "num", 3, "axis", -1)));
        all.put("Squeeze of any axis", piece(SAMPLES, y("Squeeze", List.of("s"))));
        for (String op : List.of("Sum", "Mean", "Max", "Min")) {
            all.put(
                    op + " of the last axes",
                    piece(8, constant("axes", ints(-1, -2)), y(op, List.of("s", "axes"))));
        }
        all.put(
                "LeakyRelu of its own slope",
                piece(SAMPLES, op("Log", "s", "l"), y("LeakyRelu", List.of("l"), "alpha", 0.05f)));
        for (String op : List.of("Elu", "Selu", "Abs", "Softplus", "Softsign")) {
            all.put(op + " below zero", piece(SAMPLES, op("Log", "s", "l"), op(op, "l", "y")));
        }
        NodeDef pads = matrix("pads", 4, 0, 0, 1, 3, 2, 2, 0, 0);
        all.put(
                "MirrorPad with the edge",
                piece(432, pads, y("MirrorPad", List.of("s", "pads"), "mode", "SYMMETRIC")));
        all.put(
                "StridedSlice with masks",
                piece(
                        64,
                        constant("begin", ints(0, 0, 1)),
                        constant("end", ints(0, 0, 2)),
                        constant("by", ints(1, 1, 1)),
                        y(
                                "StridedSlice",
                                List.of("s", "begin", "end", "by"),
                                "Index",
                                DataType.DT_INT32,
                                "new_axis_mask",
                                1,
                                "ellipsis_mask",
                                2,
                                "shrink_axis_mask",
                                4)));
        all.put(
                "StridedSlice backwards",
                piece(
                        SAMPLES,
                        constant("begin", ints(0, -1)),
                        constant("end", ints(1, -9)),
                        constant("by", ints(1, -1)),
                        y(
                                "StridedSlice",
                                List.of("s", "begin", "end", "by"),
                                "Index",
                                DataType.DT_INT32)));
        NodeDef kernel = numbers("w", 3, 3, 3, 4);
        for (String op : List.of("Conv2D", "DepthwiseConv2dNative")) {
            all.put(
                    op + " without the last column",
                    piece(
                            op.equals("Conv2D") ? 36 : 108,
                            kernel,
                            y(op, List.of("s", "w"), "strides", TWOS, "padding", "VALID")));
        }
        all.put(
                "Conv2DBackpropInput without padding",
                piece(
                        17 * 17 * 4,
                        numbers("w", 3, 3, 4, 3),
                        constant("n", ints(1, 17, 17, 4)),
                        y(
                                "Conv2DBackpropInput",
                                List.of("n", "w", "s"),
                                "strides",
                                TWOS,
                                "padding",
                                "VALID")));
        NodeDef block = constant("block", ints(2, 2));
        NodeDef crops = matrix("crops", 2, 1, 1, 2, 0);
        all.put(
                "SpaceToBatchND with paddings",
                piece(
                        4 * 5 * 5 * 3,
                        block,
                        crops,
                        y("SpaceToBatchND", List.of("s", "block", "crops"))));
        all.put(
                "BatchToSpaceND with crops",
                piece(
                        SAMPLES,
                        block,
                        crops,
                        node("SpaceToBatchND", "b", List.of("s", "block", "crops"), "T", DOUBLE),
                        op("Sin", "b", "d"),
                        y("BatchToSpaceND", List.of("d", "block", "crops"))));
    }

    static Stream<String> names() {
        return PIECES.keySet().stream();
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("names")
    void the_gradient_agrees_with_central_differences(String name) throws Exception {
        Piece piece = PIECES.get(name);
        GraphDef.Builder graph = GraphDef.newBuilder();
        graph.addNode(
                node(
                        "Placeholder",
                        "input",
                        List.of(),
                        "dtype",
                        DOUBLE,
                        "shape",
                        Protos.shape(1, 8, 8, 3)));
        graph.addNode(node("Sigmoid", "s", List.of("input"), "T", DOUBLE));
        graph.addAllNode(piece.nodes());
        graph.addNode(constant("map", ints(1, 2, 2, piece.size() / 4)));
        graph.addNode(node("Reshape", "reshaped", List.of("y", "map"), "T", DOUBLE));
        // Small values avoid the range where tanh is flat and its gradient cannot be compared.
        graph.addNode(constant("part", Protos.reals(DOUBLE, new double[] {0.05})));
        graph.addNode(node("Mul", "small", List.of("reshaped", "part"), "T", DOUBLE));
        graph.addNode(node("Tanh", "pool", List.of("small"), "T", DOUBLE));
        MalformedSavedModels.write(folder.resolve("model"), graph);
        new TensorFlowEngine().importNetwork(folder.resolve("model"), folder, said());
        try (FeatureNetwork network = new TensorFlowEngine().load(folder)) {
            GradientCheck check = new GradientCheck();
            boolean exact = !name.endsWith(IN_FLOATS);
            double error =
                    check.largestRelativeError(
                            network, check.problem(network, false, 1, 0, 0, 0), exact ? 1e-2 : 4);
            assertThat(error).isLessThan(exact ? 1e-6 : 2e-3);
        }
    }

    @Test
    void every_operation_with_a_gradient_is_compared() {
        Set<String> listed = new TreeSet<>();
        for (String op : AllowedOps.names()) {
            if (AllowedOps.gradient(op) == AllowedOps.Gradient.RIGHT) {
                listed.add(op);
            }
        }
        // These have no inputs.
        listed.removeAll(Set.of("Placeholder", "Const"));
        listed.removeAll(PIECES.keySet().stream().map(n -> n.split(" ")[0]).toList());
        assertThat(listed).isEmpty();
    }

    private static ForeignNetwork said() {
        return new ForeignNetwork(
                "op",
                ChannelOrder.RGB,
                List.of(120f, 100f, 90f),
                1 / 64f,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of("pool"),
                "none",
                "nobody");
    }
}
