package io.facet.tensorflow.savedmodel;

import io.facet.FacetException;
import io.facet.tensorflow.graph.FlatGraph;
import io.facet.tensorflow.graph.TensorName;
import io.facet.tensorflow.graph.Words;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;

/**
 * Replaces a graph's variables by constants, with the values stored beside the graph. TensorFlow
 * computes faster with constants, and the network becomes a single file.
 */
public final class VariableFreezing {

    public static final Set<String> VARIABLES = Set.of("VarHandleOp", "Variable", "VariableV2");

    private static final Set<String> PASSING = Set.of("Identity", "ReadVariableOp");

    private final FlatGraph graph;
    private final Map<String, NodeDef> changed = new LinkedHashMap<>();

    private VariableFreezing(FlatGraph graph) {
        this.graph = graph;
    }

    /**
     * Returns the graph with constants in place of its variables.
     *
     * @param graph a graph without function calls
     * @throws FacetException if a variable has no saved value, or its files are damaged
     */
    public static FlatGraph freeze(FlatGraph graph, MetaGraphDef model, Path folder) {
        List<NodeDef> variables =
                graph.nodes().values().stream()
                        .filter(node -> VARIABLES.contains(node.getOp()))
                        .toList();
        if (variables.isEmpty()) {
            return graph;
        }
        TensorBundle bundle = TensorBundle.open(folder);
        CheckpointKeys keys = new CheckpointKeys(model, bundle);
        VariableFreezing freezing = new VariableFreezing(graph);
        for (NodeDef variable : variables) {
            TensorProto value = bundle.read(keys.of(variable));
            freezing.freeze(variable, value);
        }
        freezing.readPlainly();
        return graph.with(freezing.changed);
    }

    private void freeze(NodeDef variable, TensorProto value) {
        DataType declared =
                variable.getAttrOrDefault("dtype", AttrValue.getDefaultInstance()).getType();
        if (declared != value.getDtype()) {
            throw new FacetException(
                    "The variable '%s' is of the type %s, but its saved value is of %s."
                            .formatted(
                                    Words.shown(variable.getName()), declared, value.getDtype()));
        }
        changed.put(
                variable.getName(),
                NodeDef.newBuilder()
                        .setName(variable.getName())
                        .setOp("Const")
                        .putAttr("dtype", AttrValue.newBuilder().setType(declared).build())
                        .putAttr("value", AttrValue.newBuilder().setTensor(value).build())
                        .build());
    }

    /** Replaces nodes that read or pass on a variable by nodes that pass on its constant. */
    private void readPlainly() {
        for (NodeDef node : graph.ordered()) {
            List<TensorName> inputs = FlatGraph.inputs(node);
            if (PASSING.contains(node.getOp()) && inputs.size() == 1) {
                NodeDef source = changed.get(inputs.get(0).node());
                if (source != null) {
                    changed.put(node.getName(), identity(node, source));
                }
            }
        }
    }

    private static NodeDef identity(NodeDef node, NodeDef source) {
        String type = source.getOp().equals("Const") ? "dtype" : "T";
        return NodeDef.newBuilder()
                .setName(node.getName())
                .setOp("Identity")
                .addInput(node.getInput(0))
                .putAttr("T", source.getAttrOrThrow(type))
                .build();
    }
}
