package io.facet.tensorflow.graph;

import io.facet.FacetException;

/**
 * A tensor of a flat graph, as {@code node} or {@code node:1} name it.
 *
 * @param node the node that answers it
 * @param index which of its outputs it is
 */
public record TensorName(String node, int index) {

    /** Returns whether an input only says that a node is to run earlier. */
    static boolean isControl(String input) {
        return input.startsWith("^");
    }

    /**
     * @throws FacetException if it is no tensor's name
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
