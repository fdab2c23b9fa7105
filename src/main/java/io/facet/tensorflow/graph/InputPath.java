package io.facet.tensorflow.graph;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;

/**
 * The nodes whose values depend on the picture's values. The path ends at integers, such as shapes,
 * because they cannot be differentiated.
 */
public final class InputPath {

    private static final Set<DataType> REAL =
            Set.of(DataType.DT_FLOAT, DataType.DT_DOUBLE, DataType.DT_HALF, DataType.DT_BFLOAT16);

    private final Set<String> nodes = new HashSet<>();

    public InputPath(FlatGraph graph, String input) {
        this(graph, List.of(input));
    }

    /** Returns the path from all placeholders of a graph, one of which is usually the picture. */
    static InputPath ofPlaceholders(FlatGraph graph) {
        return new InputPath(
                graph,
                graph.nodes().values().stream()
                        .filter(node -> node.getOp().equals("Placeholder"))
                        .map(NodeDef::getName)
                        .toList());
    }

    private InputPath(FlatGraph graph, List<String> inputs) {
        nodes.addAll(inputs);
        for (NodeDef node : graph.ordered()) {
            if (FlatGraph.inputs(node).stream().anyMatch(tensor -> carries(graph, tensor))) {
                nodes.add(node.getName());
            }
        }
    }

    private boolean carries(FlatGraph graph, TensorName tensor) {
        if (!nodes.contains(tensor.node())) {
            return false;
        }
        NodeDef node = graph.node(tensor.node());
        if (!AllowedOps.names().contains(node.getOp())) {
            // The nodes behind it are then rejected by name instead of being omitted silently.
            return true;
        }
        List<DataType> types = OpDefinitions.outputTypes(node);
        return tensor.index() >= types.size() || REAL.contains(types.get(tensor.index()));
    }

    public boolean contains(String node) {
        return nodes.contains(node);
    }
}
