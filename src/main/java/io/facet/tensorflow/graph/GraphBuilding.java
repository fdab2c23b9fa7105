package io.facet.tensorflow.graph;

import io.facet.FacetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.Graph;
import org.tensorflow.Operation;
import org.tensorflow.OperationBuilder;
import org.tensorflow.Output;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.OpDef.ArgDef;
import org.tensorflow.proto.TensorProto;

/**
 * Adds a checked graph to a TensorFlow graph, node by node. TensorFlow infers the shapes of every
 * node when it is added, and to do so computes constants on which shapes depend. A node is
 * therefore added only after the sizes of its inputs have been checked.
 */
public final class GraphBuilding {

    private static final long LARGEST_TENSOR = 1L << 26;
    private static final long LARGEST_SUM = 1L << 28;

    /**
     * Maximum number of elements of an integer tensor computed only from constants, which is a
     * shape or an index.
     */
    private static final long LARGEST_INTEGERS = 1L << 16;

    /**
     * Maximum number of elements computed from constants, in addition to four times the constants'
     * own elements.
     */
    private static final long LARGEST_FIXED = 1L << 24;

    private static final long LARGEST_SHAPE = 1_024;

    /** Names that TensorFlow's definitions give to inputs for sizes and positions. */
    private static final Set<String> SHAPES =
            Set.of(
                    "shape",
                    "dims",
                    "multiples",
                    "paddings",
                    "begin",
                    "end",
                    "strides",
                    "size",
                    "size_splits",
                    "perm",
                    "axis",
                    "dim",
                    "reduction_indices",
                    "block_shape",
                    "crops",
                    "input_sizes",
                    "ksize");

    private final Graph graph;
    private final Map<String, Operation> operations = new HashMap<>();
    private InputPath path;
    private long sum;
    private long stored;
    private long fixed;

    private final boolean anySize;

    private GraphBuilding(Graph graph, boolean anySize) {
        this.graph = graph;
        this.anySize = anySize;
    }

    /**
     * Adds all nodes except the given ones. The sizes of their tensors must be known, because a
     * size that depends on the picture's values would be unbounded.
     *
     * @param nodes a graph that {@link GraphGuard} accepted
     * @param given existing operations that replace the nodes of the same names
     * @throws FacetException if TensorFlow rejects a node, or a tensor is too large
     */
    public static void add(FlatGraph nodes, Graph graph, Map<String, Operation> given) {
        GraphBuilding building = new GraphBuilding(graph, false);
        building.operations.putAll(given);
        building.add(nodes);
    }

    /** Adds all nodes of a graph that accepts pictures of any size. */
    public static void addOfAnySize(FlatGraph nodes, Graph graph) {
        new GraphBuilding(graph, true).add(nodes);
    }

    private void add(FlatGraph nodes) {
        path = InputPath.ofPlaceholders(nodes);
        for (NodeDef node : nodes.ordered()) {
            if (!operations.containsKey(node.getName())) {
                operations.put(node.getName(), add(node));
            }
        }
    }

    private Operation add(NodeDef node) {
        try {
            OperationBuilder builder =
                    graph.opBuilder(node.getOp(), node.getName(), graph.baseScope());
            List<TensorName> inputs = FlatGraph.inputs(node);
            int next = 0;
            for (ArgDef arg : OpDefinitions.of(node).getInputArgList()) {
                int count = OpDefinitions.types(node, arg).size();
                List<Output<?>> outputs = new ArrayList<>();
                for (TensorName input : inputs.subList(next, next + count)) {
                    outputs.add(operations.get(input.node()).output(input.index()));
                }
                next += count;
                requireShape(node, arg, outputs);
                if (arg.getNumberAttr().isEmpty() && arg.getTypeListAttr().isEmpty()) {
                    builder.addInput(outputs.get(0));
                } else {
                    builder.addInputList(outputs.toArray(new Output<?>[0]));
                }
            }
            node.getAttrMap().forEach((name, value) -> set(builder, name, value));
            Operation operation = builder.build();
            requireBearable(node, operation);
            return operation;
        } catch (FacetException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new FacetException(
                    "TensorFlow does not take the node '%s' (%s): %s"
                            .formatted(node.getName(), node.getOp(), firstLine(e)),
                    e);
        }
    }

    /**
     * Sets an attribute. Weights are passed as a tensor, because a generic attribute would be
     * copied twice more.
     */
    private static void set(OperationBuilder builder, String name, AttrValue value) {
        TensorProto stored = value.getTensor();
        if (stored.getDtype() != DataType.DT_FLOAT || stored.getTensorContent().isEmpty()) {
            builder.setAttr(name, value);
            return;
        }
        try (Tensor tensor = Tensors.of(stored)) {
            builder.setAttr(name, tensor);
        }
    }

    /** Returns TensorFlow's error message, without the stack trace that may follow. */
    public static String firstLine(RuntimeException e) {
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        String line = message.length() > 300 ? message.substring(0, 300) + "..." : message;
        return line.endsWith(".") ? line : line + ".";
    }

    /**
     * Checks the length of a shape, because a shape of millions of axes would take gigabytes before
     * TensorFlow rejects it.
     */
    private static void requireShape(NodeDef node, ArgDef arg, List<Output<?>> outputs) {
        for (Output<?> output : outputs) {
            Shape shape = output.shape();
            boolean known = !shape.isUnknown() && !shape.hasUnknownDimension();
            if (SHAPES.contains(arg.getName()) && known && size(shape) > LARGEST_SHAPE) {
                throw GraphGuard.wrong(
                        node,
                        "has a %s of %s numbers; Facet takes up to %s"
                                .formatted(arg.getName(), size(shape), LARGEST_SHAPE));
            }
        }
    }

    private void requireBearable(NodeDef node, Operation operation) {
        if (takesNoMore(node)) {
            stored += node.getOp().equals("Const") ? size(operation.output(0).shape()) : 0;
            return;
        }
        for (int i = 0; i < operation.numOutputs(); i++) {
            Shape shape = operation.output(i).shape();
            boolean known = !shape.isUnknown() && !shape.hasUnknownDimension();
            if (!known && !anySize && !isForTraining(node, i)) {
                throw GraphGuard.wrong(node, "has a size that is known only when it is run");
            }
            if (known) {
                long size = size(shape);
                sum += Math.min(size, LARGEST_SUM);
                if (size > LARGEST_TENSOR || sum > LARGEST_SUM) {
                    throw GraphGuard.wrong(node, "needs more memory than Facet gives to a network");
                }
                requireFewFixed(node, i, size);
            }
        }
    }

    private void requireFewFixed(NodeDef node, int output, long size) {
        if (path.contains(node.getName()) || node.getOp().equals("Const")) {
            return;
        }
        DataType type = OpDefinitions.outputTypes(node).get(output);
        boolean whole = type == DataType.DT_INT32 || type == DataType.DT_INT64;
        boolean ofPicture =
                FlatGraph.inputs(node).stream().anyMatch(input -> path.contains(input.node()));
        if (ofPicture) {
            return;
        }
        fixed += size;
        if (whole && size > LARGEST_INTEGERS || fixed > LARGEST_FIXED + 4 * stored) {
            throw GraphGuard.wrong(
                    node,
                    "computes %s numbers from constants alone, more than Facet allows; save the network with them as constants"
                            .formatted(size));
        }
    }

    /**
     * Returns whether an output is what a batch normalisation keeps for its gradient; such an
     * output has no shape until it is run.
     */
    private static boolean isForTraining(NodeDef node, int output) {
        return node.getOp().equals("FusedBatchNormV3") && output > 0;
    }

    /**
     * Returns whether a node does not need additional memory: a constant stored in full in the
     * file, or a node that passes on a tensor unchanged, such as the weights of a large dense
     * layer.
     */
    private static boolean takesNoMore(NodeDef node) {
        boolean stored =
                node.getOp().equals("Const")
                        && !node.getAttrOrThrow("value").getTensor().getTensorContent().isEmpty();
        return stored || node.getOp().equals("Identity");
    }

    private static long size(Shape shape) {
        long size = 1;
        for (int i = 0; i < shape.numDimensions(); i++) {
            size = Math.min(size, Long.MAX_VALUE >> 32) * Math.min(shape.get(i), 1L << 31);
        }
        return size;
    }
}
