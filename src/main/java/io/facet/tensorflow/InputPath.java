package io.facet.tensorflow;

import io.facet.FacetException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;

/**
 * The nodes that change with the picture's values: those that its numbers flow to. Whole numbers,
 * such as shapes, end it, for nothing is differentiated through them.
 */
final class InputPath {

    private static final Set<DataType> REAL =
            Set.of(DataType.DT_FLOAT, DataType.DT_DOUBLE, DataType.DT_HALF, DataType.DT_BFLOAT16);

    private final Set<String> nodes = new HashSet<>();

    InputPath(FlatGraph graph, String input) {
        nodes.add(input);
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
        try {
            List<DataType> types = OpDefinitions.outputTypes(graph.node(tensor.node()));
            return tensor.index() >= types.size() || REAL.contains(types.get(tensor.index()));
        } catch (FacetException e) {
            // An operation that is refused later by its name.
            return true;
        }
    }

    boolean contains(String node) {
        return nodes.contains(node);
    }
}
