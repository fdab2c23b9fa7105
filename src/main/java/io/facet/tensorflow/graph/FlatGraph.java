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

/** A graph without function calls, as nodes by name. */
public record FlatGraph(Map<String, NodeDef> nodes) {

    private static final Set<String> HANDING_ON = Set.of("Identity", "ReadVariableOp");

    private static final int LONGEST_WAY = 1_000;

    public FlatGraph {
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    }

    /**
     * Returns a graph definition as a flat graph.
     *
     * @throws FacetException if two nodes have the same name
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
     * Returns a node by its name.
     *
     * @throws FacetException if there is no node of this name
     */
    public NodeDef node(String name) {
        NodeDef node = nodes.get(name);
        if (node == null) {
            throw new FacetException("The graph has no node '" + Words.shown(name) + "'.");
        }
        return node;
    }

    /** Returns the tensors that are inputs of a node, without its control inputs. */
    public static List<TensorName> inputs(NodeDef node) {
        return node.getInputList().stream()
                .filter(input -> !TensorName.isControl(input))
                .map(TensorName::parse)
                .toList();
    }

    /** Returns the given nodes together with all nodes on which they depend. */
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

    /** Returns the same graph, with the given nodes in place of the nodes of the same names. */
    public FlatGraph with(Map<String, NodeDef> changed) {
        Map<String, NodeDef> all = new LinkedHashMap<>(nodes);
        all.putAll(changed);
        return new FlatGraph(all);
    }

    /**
     * Returns the nodes in topological order, each after the nodes on which it depends.
     *
     * @throws FacetException if there is a cycle, or an input refers to a missing node
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

    /** Returns, for each node by name, the nodes that use its tensors, listed once for each use. */
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

    /** Returns the node that produces a tensor, skipping nodes that only pass it on. */
    public NodeDef source(TensorName tensor) {
        return node(sourceTensor(tensor).node());
    }

    /** Returns the tensor as it is produced, skipping nodes that only pass it on. */
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
