package io.facet.tensorflow.graph;

import io.facet.FacetException;

/**
 * The name of a tensor in a flat graph, written {@code node} or {@code node:1}.
 *
 * @param node name of the node that produces the tensor
 * @param index index of the tensor among the node's outputs
 */
public record TensorName(String node, int index) {

    /** Returns whether an input is a control input, which only requires a node to run earlier. */
    static boolean isControl(String input) {
        return input.startsWith("^");
    }

    /**
     * Parses the name of a tensor.
     *
     * @throws FacetException if the text is not the name of a tensor
     */
    public static TensorName parse(String text) {
        int colon = text.lastIndexOf(':');
        String node = colon < 0 ? text : text.substring(0, colon);
        if (node.isEmpty() || node.indexOf(':') >= 0 || isControl(text)) {
            throw new FacetException("'" + Words.shown(text) + "' names no tensor of a graph.");
        }
        return new TensorName(node, colon < 0 ? 0 : index(text.substring(colon + 1), text));
    }

    private static int index(String digits, String text) {
        if (!digits.matches("[0-9]{1,6}")) {
            throw new FacetException("'" + Words.shown(text) + "' names no tensor of a graph.");
        }
        return Integer.parseInt(digits);
    }

    @Override
    public String toString() {
        return node + ":" + index;
    }
}
