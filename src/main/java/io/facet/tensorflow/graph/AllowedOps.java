package io.facet.tensorflow.graph;

import io.facet.FacetException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tensorflow.proto.NodeDef;

/**
 * The operations that a network may contain. A SavedModel is a program: it may read and write
 * files, call Python, or loop for ever. Only operations on this list are passed to TensorFlow, and
 * they do nothing but arithmetic on their inputs.
 */
public final class AllowedOps {

    /** Whether TensorFlow can differentiate an operation. */
    enum Gradient {
        /** TensorFlow's C++ library has a correct gradient. */
        RIGHT,
        /** The gradient is missing, wrong, or zero everywhere. */
        NONE
    }

    private static final Map<String, Gradient> TABLE = new HashMap<>();

    static {
        put(Gradient.RIGHT, "Identity", "Cast", "Reshape", "ExpandDims", "Squeeze");
        put(Gradient.RIGHT, "Pack", "Unpack", "ConcatV2", "Split", "SplitV", "Slice");
        put(Gradient.RIGHT, "StridedSlice", "Pad", "PadV2", "MirrorPad", "Tile", "BroadcastTo");
        put(Gradient.RIGHT, "Transpose", "ReverseV2", "GatherV2", "GatherNd");
        put(Gradient.RIGHT, "SpaceToBatchND", "BatchToSpaceND", "SpaceToDepth", "DepthToSpace");
        put(Gradient.RIGHT, "Add", "AddV2", "AddN", "Sub", "Mul", "Div", "RealDiv", "DivNoNan");
        put(Gradient.RIGHT, "Pow", "Maximum", "Minimum", "SquaredDifference", "Neg", "Abs");
        put(Gradient.RIGHT, "Square", "Sqrt", "Rsqrt", "Reciprocal", "Inv", "Exp", "Expm1", "Log");
        put(Gradient.RIGHT, "Log1p", "Sin", "Cos", "Tan", "Sinh", "Cosh", "Tanh", "Asinh");
        put(Gradient.RIGHT, "Acosh", "Atanh", "Asin", "Acos", "Atan", "Erf", "Sigmoid");
        put(Gradient.RIGHT, "Relu", "Relu6", "LeakyRelu", "Elu", "Selu", "Softplus", "Softsign");
        put(Gradient.RIGHT, "Softmax", "LogSoftmax", "L2Loss", "Sum", "Mean", "Max", "Min");
        put(Gradient.RIGHT, "MatMul", "BatchMatMul", "BatchMatMulV2", "Select", "SelectV2");
        put(Gradient.RIGHT, "Conv2D", "DepthwiseConv2dNative", "Conv2DBackpropInput", "BiasAdd");
        put(Gradient.RIGHT, "MaxPool", "MaxPoolV2", "AvgPool", "LRN", "FusedBatchNormV3");
        put(Gradient.RIGHT, "ResizeNearestNeighbor", "ResizeBilinear", "ResizeBicubic", "Cumsum");
        put(Gradient.RIGHT, "ClipByValue", "Prod", "Placeholder", "Const");
        put(Gradient.NONE, "NoOp", "StopGradient", "PreventGradient", "EnsureShape", "Concat");
        put(Gradient.NONE, "Gather", "FusedBatchNorm", "FusedBatchNormV2", "BiasAddV1", "Cumprod");
        put(Gradient.NONE, "BatchMatMulV3", "Einsum", "ResizeArea", "Floor", "Ceil", "Round");
        put(Gradient.NONE, "Rint", "Sign", "FloorDiv", "FloorMod", "Mod", "TruncateDiv", "Xdivy");
        put(Gradient.NONE, "Mish", "Erfc", "Snapshot", "PlaceholderWithDefault", "Fill");
        put(Gradient.NONE, "Shape", "ShapeN", "Rank", "Size", "Range", "LinSpace", "ZerosLike");
        put(Gradient.NONE, "OnesLike", "OneHot", "ArgMax", "ArgMin", "Equal", "NotEqual");
        put(Gradient.NONE, "Greater", "GreaterEqual", "Less", "LessEqual", "LogicalAnd");
        put(Gradient.NONE, "LogicalOr", "LogicalNot", "All", "Any", "ConcatOffset");
        put(Gradient.NONE, "BroadcastArgs", "InvertPermutation");
    }

    private static final Set<String> CONTROL_FLOW =
            Set.of(
                    "If",
                    "StatelessIf",
                    "Case",
                    "StatelessCase",
                    "While",
                    "StatelessWhile",
                    "For",
                    "Switch",
                    "RefSwitch",
                    "Merge",
                    "RefMerge",
                    "Enter",
                    "RefEnter",
                    "Exit",
                    "RefExit",
                    "NextIteration",
                    "RefNextIteration",
                    "LoopCond",
                    "_SwitchN");

    private static final Set<String> CALLS =
            Set.of("PartitionedCall", "StatefulPartitionedCall", "RemoteCall", "SymbolicGradient");

    private AllowedOps() {}

    private static void put(Gradient gradient, String... ops) {
        for (String op : ops) {
            TABLE.put(op, gradient);
        }
    }

    /** Returns all names on the list. */
    public static Set<String> names() {
        return Collections.unmodifiableSet(TABLE.keySet());
    }

    /** Returns whether TensorFlow can differentiate an operation of the list. */
    static Gradient gradient(String op) {
        return TABLE.getOrDefault(op, Gradient.NONE);
    }

    /**
     * Checks that an operation is allowed.
     *
     * @throws FacetException if the node's operation is not allowed in a network
     */
    public static void require(NodeDef node) {
        String op = node.getOp();
        if (TABLE.containsKey(op)) {
            return;
        }
        throw new FacetException(
                "The node '%s' is the operation %s, %s Choose layers that do not need it, or save the network without it."
                        .formatted(Words.shown(node.getName()), Words.shown(op), reason(op)));
    }

    private static String reason(String op) {
        if (CONTROL_FLOW.contains(op)) {
            return "control flow, through which Facet cannot differentiate.";
        }
        if (CALLS.contains(op)) {
            return "a call of a function that is not there.";
        }
        String lower = op.toLowerCase(Locale.ROOT);
        if (lower.contains("file") || lower.contains("pyfunc") || lower.startsWith("save")) {
            return "which reaches files or programs outside of the network and is never run.";
        }
        if (lower.startsWith("random")
                || lower.startsWith("stateless")
                || lower.contains("multin")) {
            return "which answers anew each time, as in training.";
        }
        if (OpDefinitions.knows(op)) {
            return "which is not on the list of what a network may do.";
        }
        return "which is not one of TensorFlow's own and is never run.";
    }
}
