package io.facet.tensorflow.graph;

import io.facet.FacetException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.NodeDef;

/**
 * Checks the attributes of convolutions, pools and similar operations against the limits of
 * TensorFlow's CPU kernels: some of them terminate the process on a stride of 0, or support only
 * one order of axes.
 */
final class KernelRules {

    private static final int LARGEST = 4_096;
    private static final Set<String> SPATIAL =
            Set.of(
                    "Conv2D",
                    "DepthwiseConv2dNative",
                    "Conv2DBackpropInput",
                    "MaxPool",
                    "MaxPoolV2",
                    "AvgPool");
    private static final Map<String, List<Integer>> CONSTANT_INPUTS =
            Map.of("MaxPoolV2", List.of(1, 2));

    private KernelRules() {}

    /**
     * Checks a node's attributes.
     *
     * @throws FacetException if an attribute is out of range
     */
    static void require(NodeDef node, FlatGraph graph) {
        if (node.getAttrMap().containsKey("data_format")) {
            requireChannelsLast(node);
        }
        if (SPATIAL.contains(node.getOp())) {
            for (String name : List.of("strides", "ksize", "dilations")) {
                if (node.getAttrMap().containsKey(name)) {
                    requireWindow(node, name);
                }
            }
            requirePaddings(node);
        }
        if (Set.of("DepthToSpace", "SpaceToDepth").contains(node.getOp())) {
            long block = OpDefinitions.attribute(node, "block_size").getI();
            require(block >= 2 && block <= LARGEST, node, "has block_size = " + block);
        }
        if (node.getOp().equals("LRN")) {
            long radius = OpDefinitions.attribute(node, "depth_radius").getI();
            require(radius >= 1 && radius <= LARGEST, node, "has depth_radius = " + radius);
        }
        for (int input : CONSTANT_INPUTS.getOrDefault(node.getOp(), List.of())) {
            requireConstantWindow(node, input, graph);
        }
    }

    private static void requireChannelsLast(NodeDef node) {
        String format = node.getAttrOrThrow("data_format").getS().toStringUtf8();
        require(
                format.equals("NHWC"),
                node,
                ("has its channels first (%s), which TensorFlow computes on graphics cards only:"
                                + " save the network with channels last")
                        .formatted(Words.shown(format)));
    }

    private static void requireWindow(NodeDef node, String name) {
        List<Long> window = node.getAttrOrThrow(name).getList().getIList();
        boolean fits =
                window.size() == 4
                        && window.get(0) == 1
                        && window.get(3) == 1
                        && window.stream().allMatch(n -> n >= 1 && n <= LARGEST);
        require(fits, node, "has %s = %s".formatted(name, shown(window)));
    }

    private static String shown(List<Long> window) {
        return window.size() > 8 ? window.size() + " numbers" : window.toString();
    }

    private static void requirePaddings(NodeDef node) {
        AttrValue explicit = node.getAttrMap().get("explicit_paddings");
        if (explicit == null) {
            return;
        }
        List<Long> paddings = explicit.getList().getIList();
        boolean fits =
                (paddings.isEmpty() || paddings.size() == 8)
                        && paddings.stream().allMatch(n -> n >= 0 && n <= LARGEST);
        require(fits, node, "has explicit_paddings = " + shown(paddings));
    }

    private static void requireConstantWindow(NodeDef node, int input, FlatGraph graph) {
        NodeDef source = graph.source(FlatGraph.inputs(node).get(input));
        List<Integer> window = List.of();
        if (source.getOp().equals("Const")) {
            window = Integers.of(source.getAttrOrThrow("value").getTensor());
        }
        boolean fits =
                window.size() == 4
                        && window.get(0) == 1
                        && window.get(3) == 1
                        && window.stream().allMatch(n -> n >= 1 && n <= LARGEST);
        require(fits, node, "has a window that is not given by four constant numbers");
    }

    private static void require(boolean holds, NodeDef node, String otherwise) {
        if (!holds) {
            throw GraphGuard.wrong(node, otherwise);
        }
    }
}
