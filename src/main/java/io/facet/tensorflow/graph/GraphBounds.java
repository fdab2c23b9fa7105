package io.facet.tensorflow.graph;

import io.facet.FacetException;
import java.util.HashMap;
import java.util.Map;
import org.tensorflow.proto.NodeDef;

/**
 * Limits the number of nodes of a network, and the length of its longest chain of nodes. TensorFlow
 * needs about 60 kB for each node that is differentiated. Nodes that do not depend on the picture
 * are computed in advance by recursion: a chain of some hundred nodes overflows the stack of a Java
 * thread and terminates the process.
 */
final class GraphBounds {

    /** Maximum number of nodes; EfficientNet-B7 has about 5,000, most of them weights. */
    private static final int MOST_NODES = 20_000;

    /**
     * Maximum number of nodes that depend on the picture's values; EfficientNet-B7 has about 1,500.
     */
    private static final int MOST_ON_PATH = 6_000;

    private static final int LONGEST_PATH = 3_000;
    private static final int LONGEST_FIXED = 100;

    private GraphBounds() {}

    /**
     * Checks the limits.
     *
     * @throws FacetException if a graph, pruned to the nodes that its layers need, exceeds them
     */
    static void require(FlatGraph graph) {
        if (graph.nodes().size() > MOST_NODES) {
            throw exceeded("needs %s nodes", graph.nodes().size(), MOST_NODES);
        }
        InputPath path = InputPath.ofPlaceholders(graph);
        Map<String, Integer> depths = new HashMap<>();
        int onPath = 0;
        int longest = 0;
        int longestFixed = 0;
        for (NodeDef node : graph.ordered()) {
            boolean moves = path.contains(node.getName());
            int before = 0;
            for (TensorName input : FlatGraph.inputs(node)) {
                if (moves == path.contains(input.node())) {
                    before = Math.max(before, depths.get(input.node()));
                }
            }
            depths.put(node.getName(), before + 1);
            onPath += moves ? 1 : 0;
            longest = Math.max(longest, moves ? before + 1 : 0);
            longestFixed = Math.max(longestFixed, moves ? 0 : before + 1);
        }
        if (onPath > MOST_ON_PATH) {
            throw exceeded("has %s nodes between its input and its layers", onPath, MOST_ON_PATH);
        }
        if (longest > LONGEST_PATH) {
            throw exceeded("has %s nodes one after the other", longest, LONGEST_PATH);
        }
        if (longestFixed > LONGEST_FIXED) {
            throw exceeded(
                    "computes a constant or a shape by %s nodes one after the other",
                    longestFixed, LONGEST_FIXED);
        }
    }

    private static FacetException exceeded(String what, int count, int most) {
        return new FacetException(
                "The network %s; Facet takes up to %s. Choose layers nearer to its input, or save it optimised for inference."
                        .formatted(what.formatted(count), most));
    }
}
