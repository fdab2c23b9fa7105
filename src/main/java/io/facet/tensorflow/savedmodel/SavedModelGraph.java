package io.facet.tensorflow.savedmodel;

import io.facet.FacetException;
import io.facet.file.Sha256;
import io.facet.tensorflow.graph.FlatGraph;
import io.facet.tensorflow.graph.GraphGuard;
import io.facet.tensorflow.graph.TensorName;
import io.facet.tensorflow.graph.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/** Reads the graph of a SavedModel written by Facet as data, without running any part of it. */
public final class SavedModelGraph {

    private SavedModelGraph() {}

    /**
     * Returns the part of a graph between the input and output tensors of its card, checked by
     * {@link GraphGuard}.
     *
     * @param sha256 SHA-256 of the file according to the card
     * @param input the input tensor
     * @param outputs the output tensors
     * @throws FacetException if the file is missing, is not a SavedModel or does not match the
     *     card, or if the graph keeps its weights in variables or contains an operation that is not
     *     allowed
     */
    public static FlatGraph read(
            Path folder, String sha256, String input, Collection<String> outputs) {
        byte[] bytes = SavedModelFile.bytes(folder);
        if (!Sha256.of(bytes).equals(sha256)) {
            throw new FacetException(
                    folder.resolve(SavedModelFile.NAME)
                            + " is not the file that its card describes: the SHA-256 differs."
                            + " Install the network again.");
        }
        GraphDef def = SavedModelFile.graph(bytes, folder).getGraphDef();
        FlatGraph graph = FlatGraph.of(def);
        List<String> wanted = new ArrayList<>();
        for (String tensor : outputs) {
            TensorName name = TensorName.parse(tensor);
            if (!graph.nodes().containsKey(name.node())) {
                throw new FacetException(
                        "The network in %s has no tensor %s, as its card says."
                                .formatted(folder, Words.shown(tensor)));
            }
            wanted.add(name.node());
        }
        FlatGraph needed = graph.neededBy(wanted);
        needed.nodes().values().forEach(node -> requireConstant(node, folder));
        requireInput(needed, input, folder);
        return GraphGuard.check(needed);
    }

    private static void requireConstant(NodeDef node, Path folder) {
        if (VariableFreezing.VARIABLES.contains(node.getOp())) {
            throw new FacetException(
                    folder.resolve(SavedModelFile.NAME)
                            + " keeps its weights in variables ("
                            + Words.shown(node.getName())
                            + "); Facet needs them as constants of the graph: import it.");
        }
    }

    private static void requireInput(FlatGraph graph, String input, Path folder) {
        NodeDef node = graph.nodes().get(TensorName.parse(input).node());
        if (node == null) {
            throw new FacetException(
                    "The network in %s has no input %s before its layers."
                            .formatted(folder, Words.shown(input)));
        }
        AttrValue type = node.getAttrOrDefault("dtype", AttrValue.getDefaultInstance());
        if (!node.getOp().equals("Placeholder")
                || !type.getType().name().matches("DT_FLOAT|DT_DOUBLE")) {
            throw new FacetException(
                    "The input %s of the network in %s takes no floats."
                            .formatted(Words.shown(input), folder));
        }
    }
}
