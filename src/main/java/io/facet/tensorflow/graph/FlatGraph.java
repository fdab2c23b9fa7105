package io.facet.tensorflow.graph;

import io.facet.FacetException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/** Nodes by their names, none of which calls a function. */
public record FlatGraph(Map<String, NodeDef> nodes) {

    private static final Set<String> HANDING_ON = Set.of("Identity", "ReadVariableOp");

    private static final int LONGEST_WAY = 1_000;

    public FlatGraph {
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    }

    /**
     * @throws FacetException if two nodes have one name
     */
    public static FlatGraph of(GraphDef graph) {
        Map<String, NodeDef> nodes = new LinkedHashMap<>();
        for (NodeDef node : graph.getNodeList()) {
            if (nodes.put(node.getName(), node) != null) {
                throw new FacetException(
                        "Two nodes of the graph have the name '"
                                + Words.shown(node.getName())
                                + "'.");
            }
        }
        return new FlatGraph(nodes);
    }

    /**
     * @throws FacetException if there is no node of the name
     */
    public NodeDef node(String name) {
        NodeDef node = nodes.get(name);
        if (node == null) {
            throw new FacetException("The graph has no node '" + Words.shown(name) + "'.");
        }
        return node;
    }

    /** Returns the tensors that a node takes, without the inputs that only order. */
    public static List<TensorName> inputs(NodeDef node) {
        return node.getInputList().stream()
                .filter(input -> !TensorName.isControl(input))
                .map(TensorName::parse)
                .toList();
    }

    /** Returns all that nodes need, themselves among it. */
    public FlatGraph neededBy(Collection<String> wanted) {
        Set<String> needed = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(wanted);
        while (!open.isEmpty()) {
            String name = open.pop();
            if (needed.add(name)) {
                inputs(node(name)).forEach(input -> open.push(input.node()));
            }
        }
        return only(needed);
    }

    private FlatGraph only(Set<String> names) {
        Map<String, NodeDef> kept = new LinkedHashMap<>(nodes);
        kept.keySet().retainAll(names);
        return new FlatGraph(kept);
    }

    /** Returns the same graph with other nodes in place of those of their names. */
    public FlatGraph with(Map<String, NodeDef> changed) {
        Map<String, NodeDef> all = new LinkedHashMap<>(nodes);
        all.putAll(changed);
        return new FlatGraph(all);
    }

    /**
     * Returns the nodes in an order in which each stands behind those that it needs.
     *
     * @throws FacetException if there is a cycle, or an input leads nowhere
     */
    public List<NodeDef> ordered() {
        Map<String, Integer> waiting = new HashMap<>();
        Map<String, List<String>> users = users();
        Deque<String> ready = new ArrayDeque<>();
        for (NodeDef node : nodes.values()) {
            int inputs = inputs(node).size();
            waiting.put(node.getName(), inputs);
            if (inputs == 0) {
                ready.add(node.getName());
            }
        }
        List<NodeDef> ordered = new ArrayList<>();
        while (!ready.isEmpty()) {
            String name = ready.remove();
            ordered.add(nodes.get(name));
            for (String user : users.getOrDefault(name, List.of())) {
                if (waiting.merge(user, -1, Integer::sum) == 0) {
                    ready.add(user);
                }
            }
        }
        if (ordered.size() < nodes.size()) {
            throw new FacetException("The graph has a cycle " + someWaiting(waiting) + ".");
        }
        return ordered;
    }

    private static String someWaiting(Map<String, Integer> waiting) {
        return waiting.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> "before or at the node " + Words.shown(entry.getKey()))
                .findFirst()
                .orElse("");
    }

    /** Returns the nodes that take a node's tensors, once for each tensor that they take. */
    public Map<String, List<String>> users() {
        Map<String, List<String>> users = new HashMap<>();
        for (NodeDef node : nodes.values()) {
            for (TensorName input : inputs(node)) {
                node(input.node());
                users.computeIfAbsent(input.node(), n -> new ArrayList<>()).add(node.getName());
            }
        }
        return users;
    }

    /** Returns the node that a tensor is from, seen through what only hands it on. */
    public NodeDef source(TensorName tensor) {
        return node(sourceTensor(tensor).node());
    }

    /** Returns the tensor itself, seen through what only hands it on. */
    public TensorName sourceTensor(TensorName tensor) {
        TensorName source = tensor;
        for (int i = 0; i < LONGEST_WAY; i++) {
            NodeDef node = node(source.node());
            List<TensorName> inputs = inputs(node);
            if (!HANDING_ON.contains(node.getOp()) || inputs.size() != 1) {
                return source;
            }
            source = inputs.get(0);
        }
        throw new FacetException(
                "The tensor " + Words.shown(tensor.node()) + " is only handed on, without end.");
    }
}
