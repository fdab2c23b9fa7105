package io.facet.tensorflow.savedmodel;

import io.facet.FacetException;
import io.facet.network.NetworkCard.Layer;
import io.facet.tensorflow.graph.FlatGraph;
import io.facet.tensorflow.graph.InputPath;
import io.facet.tensorflow.graph.TensorName;
import io.facet.tensorflow.graph.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.NodeDef;

/** Finds the tensors of a third-party network that can serve as layers. */
public final class LayerSearch {

    private static final Set<String> ENDS_OF_LAYERS =
            Set.of(
                    "Relu",
                    "Relu6",
                    "LeakyRelu",
                    "Elu",
                    "Selu",
                    "Softplus",
                    "Softsign",
                    "Tanh",
                    "MaxPool",
                    "MaxPoolV2",
                    "AvgPool");
    private static final Set<String> LINEAR = Set.of("Conv2D", "DepthwiseConv2dNative", "BiasAdd");

    /** Operations that follow a convolution within the same layer. */
    private static final Set<String> CONTINUING =
            Set.of(
                    "BiasAdd",
                    "FusedBatchNormV3",
                    "Add",
                    "AddV2",
                    "Sub",
                    "Mul",
                    "RealDiv",
                    "Sigmoid",
                    "Minimum",
                    "Maximum");

    private final FlatGraph graph;
    private final InputPath path;
    private final Map<String, List<String>> users;

    public LayerSearch(FlatGraph graph, InputPath path) {
        this.graph = graph;
        this.path = path;
        users = graph.users();
    }

    /**
     * Returns the nodes on the path whose operation usually ends a layer, starting from the input.
     */
    public List<String> candidates() {
        return graph.ordered().stream()
                .filter(node -> path.contains(node.getName()) && endsLayer(node))
                .map(NodeDef::getName)
                .toList();
    }

    private boolean endsLayer(NodeDef node) {
        if (ENDS_OF_LAYERS.contains(node.getOp()) || isSwish(node)) {
            return true;
        }
        return LINEAR.contains(node.getOp())
                && users.getOrDefault(node.getName(), List.of()).stream()
                        .map(user -> graph.node(user).getOp())
                        .noneMatch(op -> CONTINUING.contains(op) || ENDS_OF_LAYERS.contains(op));
    }

    /**
     * Returns whether a node is x times sigmoid(x), for which TensorFlow has no separate operation.
     */
    private boolean isSwish(NodeDef node) {
        List<TensorName> factors = FlatGraph.inputs(node);
        if (!node.getOp().equals("Mul") || factors.size() != 2) {
            return false;
        }
        return isSigmoidOf(factors.get(0), factors.get(1))
                || isSigmoidOf(factors.get(1), factors.get(0));
    }

    private boolean isSigmoidOf(TensorName gate, TensorName of) {
        NodeDef node = graph.node(gate.node());
        return node.getOp().equals("Sigmoid") && FlatGraph.inputs(node).equals(List.of(of));
    }

    /**
     * Returns the tensor that a user names: by its full name in the graph, by a layer's plain name,
     * or by the end of a full name.
     *
     * @throws FacetException if no tensor or several tensors match, or it does not depend on the
     *     input
     */
    public TensorName named(String said, String input) {
        TensorName tensor = TensorName.parse(said);
        String name = tensor.node();
        List<String> found = new ArrayList<>();
        if (graph.nodes().containsKey(name)) {
            found.add(name);
        }
        if (found.isEmpty()) {
            candidates().stream().filter(n -> PlainNames.of(n).equals(name)).forEach(found::add);
        }
        if (found.isEmpty()) {
            graph.nodes().keySet().stream().filter(n -> n.endsWith("/" + name)).forEach(found::add);
        }
        if (found.isEmpty()) {
            throw new FacetException(
                    "The network has no layer '%s'. It has: %s."
                            .formatted(Words.shown(said), known()));
        }
        if (found.size() > 1) {
            throw new FacetException(
                    "'%s' may be %s; say more of its name."
                            .formatted(Words.shown(said), Words.shown(found.toString())));
        }
        if (!path.contains(found.get(0))) {
            throw new FacetException(
                    "There is no path from the input '%s' to the layer '%s': it does not depend on the picture."
                            .formatted(Words.shown(input), Words.shown(said)));
        }
        return new TensorName(found.get(0), tensor.index());
    }

    private String known() {
        return Words.shown(String.join(", ", candidates().stream().map(PlainNames::of).toList()));
    }

    /**
     * Returns a tensor as a layer; empty if it is not a square feature map whose side divides the
     * given size of the picture.
     */
    public static Optional<Layer> layer(String name, TensorName tensor, Shape shape, int size) {
        if (shape.isUnknown() || shape.numDimensions() != 4 || shape.hasUnknownDimension()) {
            return Optional.empty();
        }
        long side = shape.get(1);
        boolean map =
                shape.get(0) == 1
                        && side > 1
                        && side == shape.get(2)
                        && size % side == 0
                        && shape.get(3) >= 1
                        && shape.get(3) < 1 << 20;
        if (!map) {
            return Optional.empty();
        }
        return Optional.of(
                new Layer(name, tensor.toString(), (int) (size / side), (int) shape.get(3)));
    }
}
