package io.facet.tensorflow.graph;

import io.facet.FacetException;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.NodeDef;

/**
 * Checks what TensorFlow's C++ library can differentiate. It has no gradient for some operations,
 * and silently computes a wrong one for some attributes of others.
 */
public final class GradientRules {

    private static final Set<String> CONVOLUTIONS =
            Set.of("Conv2D", "DepthwiseConv2dNative", "Conv2DBackpropInput");

    private final ToIntFunction<String> rank;

    /**
     * Creates the rules.
     *
     * @param rank returns the number of axes of a node's first output
     */
    public GradientRules(ToIntFunction<String> rank) {
        this.rank = rank;
    }

    /**
     * Checks the gradient of a layer.
     *
     * @param needed the nodes on which the layer depends
     * @throws FacetException if there is no correct gradient from the input to the layer
     */
    public void require(FlatGraph needed, InputPath path) {
        for (NodeDef node : needed.nodes().values()) {
            if (path.contains(node.getName()) && !node.getOp().equals("Placeholder")) {
                require(node);
            }
        }
    }

    private void require(NodeDef node) {
        if (node.getOp().equals("StopGradient") || node.getOp().equals("PreventGradient")) {
            throw wrong(node, "stops the gradient, so that nothing before it could be changed");
        }
        if (AllowedOps.gradient(node.getOp()) == AllowedOps.Gradient.NONE && isReal(node)) {
            throw wrong(node, "is an operation that TensorFlow cannot differentiate");
        }
        if (CONVOLUTIONS.contains(node.getOp())) {
            requireDense(node);
        }
        if (node.getAttrMap().containsKey("padding") && word(node, "padding").equals("EXPLICIT")) {
            throw wrong(node, "has explicit paddings, whose gradient TensorFlow cannot compute");
        }
        switch (node.getOp()) {
            case "LRN" -> requireUsualNormalisation(node);
            case "LogSoftmax" -> {
                if (rank.applyAsInt(node.getName()) > 2) {
                    throw wrong(
                            node,
                            "has more than two axes, for which TensorFlow's gradient is wrong");
                }
            }
            case "FusedBatchNormV3" -> {
                if (OpDefinitions.attribute(node, "is_training").getB()) {
                    throw wrong(
                            node,
                            "normalises as in training: save the network for inference"
                                    + " (training=False)");
                }
            }
            default -> {}
        }
    }

    private static boolean isReal(NodeDef node) {
        return OpDefinitions.outputTypes(node).stream()
                .anyMatch(
                        type -> type.name().equals("DT_FLOAT") || type.name().equals("DT_DOUBLE"));
    }

    private static void requireDense(NodeDef node) {
        List<Long> dilations = OpDefinitions.attribute(node, "dilations").getList().getIList();
        if (dilations.stream().allMatch(d -> d == 1)) {
            return;
        }
        if (word(node, "padding").equals("SAME")) {
            throw wrong(
                    node, "is dilated with padding SAME, for which TensorFlow's gradient is wrong");
        }
        throw wrong(node, "is dilated, for which TensorFlow cannot compute the gradient");
    }

    private static void requireUsualNormalisation(NodeDef node) {
        boolean usual =
                OpDefinitions.attribute(node, "depth_radius").getI() == 5
                        && number(node, "bias") == 1
                        && number(node, "alpha") == 1
                        && number(node, "beta") == 0.5f;
        if (!usual) {
            throw wrong(
                    node,
                    "has other settings than radius 5, bias 1, alpha 1 and beta 0.5, for which"
                            + " TensorFlow's gradient is wrong");
        }
    }

    private static float number(NodeDef node, String name) {
        return OpDefinitions.attribute(node, name).getF();
    }

    private static String word(NodeDef node, String name) {
        AttrValue value = OpDefinitions.attribute(node, name);
        return value.getS().toStringUtf8();
    }

    private static FacetException wrong(NodeDef node, String how) {
        return new FacetException(
                "The node '%s' (%s) %s. Choose layers before it."
                        .formatted(Words.shown(node.getName()), node.getOp(), how));
    }
}
