package io.facet.tensorflow.graph;

import io.facet.FacetException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.FunctionDefLibrary;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NameAttrList;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.OpDef.ArgDef;

/**
 * Inlines the function calls of a graph saved by TensorFlow 2, so that a flat graph results. The
 * nodes of a function replace its call and are named {@code call/node}. TensorFlow's own gradient
 * does not support such calls. Only nodes on which the wanted tensors depend are read.
 *
 * <p>Control inputs are dropped, because the operations on {@link AllowedOps}' list have no side
 * effects to order. A graph in which they order the change of a variable is rejected.
 */
public final class FunctionInlining {

    static final int MOST_NODES = 50_000;
    private static final int DEEPEST = 50;
    private static final int MOST_STEPS = 1_000_000;
    private static final int LONGEST_NAME = 2_000;

    /**
     * Maximum length of all names together, because names of nested calls grow with every level.
     */
    private static final int MOST_CHARACTERS = 1 << 23;

    private static final Set<String> CALLS = Set.of("PartitionedCall", "StatefulPartitionedCall");

    /** The body of a function at one of its calls, or the graph itself. */
    private static final class Frame {
        final Frame caller;
        final FunctionDef function;
        final String prefix;
        final int depth;
        final Map<String, AttrValue> attributes;
        final Map<String, NodeDef> nodes = new HashMap<>();
        final Map<String, List<String>> arguments = new HashMap<>();
        final Map<String, Frame> calls = new HashMap<>();

        Frame(
                Frame caller,
                FunctionDef function,
                String prefix,
                Map<String, AttrValue> attributes) {
            this.caller = caller;
            this.function = function;
            this.prefix = prefix;
            this.attributes = attributes;
            depth = caller == null ? 0 : caller.depth + 1;
        }
    }

    private record Place(Frame frame, String node) {}

    private record Reference(Frame frame, String input) {}

    private final Map<String, FunctionDef> library = new HashMap<>();
    private final Frame main = new Frame(null, null, "", Map.of());
    private final boolean followOrder;
    private final Map<Place, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<String, NodeDef> flat = new LinkedHashMap<>();
    private final Deque<Place> open = new ArrayDeque<>();
    private final Set<Place> ordering = new HashSet<>();
    private int steps;
    private long characters;

    private FunctionInlining(GraphDef graph, boolean followOrder) {
        this.followOrder = followOrder;
        FunctionDefLibrary functions = graph.getLibrary();
        for (FunctionDef function : functions.getFunctionList()) {
            String name = function.getSignature().getName();
            if (library.put(name, function) != null) {
                throw new FacetException(
                        "Two functions have the name '" + Words.shown(name) + "'.");
            }
        }
        main.nodes.putAll(FlatGraph.of(graph).nodes());
        taken.addAll(main.nodes.keySet());
    }

    /**
     * Returns the flat graph on which the given tensors depend; {@link Flat#tensors} maps their
     * names to those in it.
     *
     * @throws FacetException if a name does not refer to exactly one tensor
     */
    public static Flat inline(GraphDef graph, Collection<String> wanted) {
        FunctionInlining inlining = new FunctionInlining(graph, false);
        Map<String, String> tensors = new LinkedHashMap<>();
        for (String tensor : wanted) {
            List<String> found = inlining.resolve(new Reference(inlining.main, tensor));
            if (found.size() != 1) {
                throw new FacetException(
                        "'" + Words.shown(tensor) + "' names no single tensor of the graph.");
            }
            tensors.put(tensor, found.get(0));
        }
        inlining.expand();
        return new Flat(new FlatGraph(inlining.flat), tensors);
    }

    /**
     * Returns all nodes that run for a node of the graph, including those ordered before it by
     * control inputs.
     */
    public static FlatGraph withOrder(GraphDef graph, String node) {
        FunctionInlining inlining = new FunctionInlining(graph, true);
        inlining.needInOrder(inlining.main, node);
        inlining.expand();
        return new FlatGraph(inlining.flat);
    }

    /**
     * A graph after inlining.
     *
     * @param graph the graph without calls
     * @param tensors names of the wanted tensors in the flat graph, by their names in the graph
     *     with calls
     */
    public record Flat(FlatGraph graph, Map<String, String> tensors) {}

    private void expand() {
        while (!open.isEmpty()) {
            Place place = open.pop();
            NodeDef node = node(place);
            NodeDef.Builder copy = NodeDef.newBuilder().setName(name(place)).setOp(node.getOp());
            node.getAttrMap()
                    .forEach(
                            (name, value) -> {
                                if (!name.startsWith("_")) {
                                    copy.putAttr(name, bound(value, place.frame()));
                                }
                            });
            for (String input : node.getInputList()) {
                if (TensorName.isControl(input)) {
                    order(place.frame(), input.substring(1), node);
                } else {
                    resolve(new Reference(place.frame(), input)).forEach(copy::addInput);
                }
            }
            flat.put(copy.getName(), copy.build());
        }
    }

    private void order(Frame frame, String before, NodeDef node) {
        if (followOrder) {
            needInOrder(frame, before);
            return;
        }
        Deque<String> open = new ArrayDeque<>(List.of(before));
        while (!open.isEmpty()) {
            String name = open.pop();
            NodeDef earlier = frame.nodes.get(name);
            if (earlier == null || !ordering.add(new Place(frame, name))) {
                continue;
            }
            if (earlier.getOp().startsWith("Assign")) {
                throw new FacetException(
                        "The node '%s' changes the variable that '%s' waits for: such a network answers anew each time."
                                .formatted(Words.shown(name), Words.shown(node.getName())));
            }
            if (earlier.getOp().equals("NoOp")) {
                earlier.getInputList().stream()
                        .filter(TensorName::isControl)
                        .forEach(input -> open.push(input.substring(1)));
            }
        }
    }

    private void needInOrder(Frame frame, String name) {
        NodeDef node = frame.nodes.get(name);
        if (node == null) {
            return;
        }
        if (functionOf(node) == null) {
            need(new Place(frame, name));
            return;
        }
        Frame call = call(frame, node);
        for (String effect : call.function.getControlRetMap().values()) {
            needInOrder(call, effect);
        }
        for (String result : call.function.getRetMap().values()) {
            resolve(new Reference(call, result));
        }
    }

    /**
     * Returns the flat names of the tensors that an input refers to, resolved through calls and
     * arguments.
     */
    private List<String> resolve(Reference start) {
        List<String> tensors = new ArrayList<>();
        Deque<Reference> waiting = new ArrayDeque<>(List.of(start));
        while (!waiting.isEmpty()) {
            if (++steps > MOST_STEPS) {
                throw tooLarge();
            }
            Reference reference = waiting.pop();
            List<Reference> behind = behind(reference, tensors);
            for (int i = behind.size() - 1; i >= 0; i--) {
                waiting.push(behind.get(i));
            }
        }
        return tensors;
    }

    /**
     * Resolves a reference by one step: returns the references behind it, or none if it refers to
     * the tensors of a plain node.
     */
    private List<Reference> behind(Reference reference, List<String> tensors) {
        Frame frame = reference.frame();
        String[] parts = reference.input().split(":", -1);
        if (parts.length > 3) {
            throw noTensor(reference);
        }
        List<String> argument = frame.arguments.get(parts[0]);
        if (argument != null) {
            return picked(argument, parts.length > 1 ? parts[1] : null, reference).stream()
                    .map(input -> new Reference(frame.caller, input))
                    .toList();
        }
        NodeDef node = frame.nodes.get(parts[0]);
        if (node == null) {
            throw new FacetException(
                    "The graph takes '%s', but has no such node.%s"
                            .formatted(Words.shown(reference.input()), where(frame)));
        }
        if (node.getOp().equals("IdentityN")) {
            return handedOn(frame, node, parts, reference);
        }
        if (functionOf(node) == null) {
            tensors.addAll(outputs(frame, node, parts, reference));
            return List.of();
        }
        Frame call = call(frame, node);
        return results(call, frame, parts, reference).stream()
                .map(result -> new Reference(call, result))
                .toList();
    }

    /**
     * Returns the references that a node passes on. Keras wraps activations in IdentityN to define
     * a custom gradient, and TensorFlow's C++ library has no gradient for IdentityN.
     */
    private static List<Reference> handedOn(
            Frame frame, NodeDef node, String[] parts, Reference reference) {
        List<String> inputs =
                node.getInputList().stream().filter(i -> !TensorName.isControl(i)).toList();
        int at = frame.caller == null ? 1 : 2;
        String index = parts.length > at ? parts[at] : frame.caller == null ? "0" : null;
        return picked(inputs, index, reference).stream()
                .map(input -> new Reference(frame, input))
                .toList();
    }

    /** Returns the flat names of the tensors of a plain node. */
    private List<String> outputs(Frame frame, NodeDef node, String[] parts, Reference reference) {
        Place place = new Place(frame, node.getName());
        need(place);
        String name = name(place);
        if (frame == main) {
            return List.of(new TensorName(name, index(parts, 1, reference)).toString());
        }
        boolean loaded = AllowedOps.names().contains(node.getOp()) || followOrder;
        if (parts.length == 1 || !loaded && !node.getOp().equals("ReadVariableOp")) {
            // An operation that is not allowed is rejected by its name later, whichever output is
            // meant.
            return List.of(name + ":0");
        }
        NodeDef typed = withAttributes(node, frame);
        int first = 0;
        for (ArgDef arg : OpDefinitions.of(typed).getOutputArgList()) {
            int count = OpDefinitions.types(typed, arg).size();
            if (arg.getName().equals(parts[1])) {
                List<String> all = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    all.add(name + ":" + (first + i));
                }
                return picked(all, parts.length > 2 ? parts[2] : null, reference);
            }
            first += count;
        }
        throw noTensor(reference);
    }

    private NodeDef withAttributes(NodeDef node, Frame frame) {
        NodeDef.Builder typed = node.toBuilder();
        node.getAttrMap().forEach((name, value) -> typed.putAttr(name, bound(value, frame)));
        return typed.build();
    }

    /** Returns the outputs of a call, as names in the function's body. */
    private List<String> results(Frame call, Frame frame, String[] parts, Reference reference) {
        List<ArgDef> results = call.function.getSignature().getOutputArgList();
        List<String> all = new ArrayList<>();
        for (ArgDef result : results) {
            String inside = call.function.getRetMap().get(result.getName());
            if (inside == null) {
                throw new FacetException(
                        "The function '%s' does not say what its result '%s' is."
                                .formatted(
                                        Words.shown(call.function.getSignature().getName()),
                                        Words.shown(result.getName())));
            }
            all.add(inside);
        }
        if (frame == main) {
            return picked(all, parts.length > 1 ? parts[1] : "0", reference);
        }
        boolean known = CALLS.contains(frame.nodes.get(parts[0]).getOp());
        if (known || parts.length == 1) {
            return picked(all, parts.length > 2 ? parts[2] : null, reference);
        }
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i).getName().equals(parts[1])) {
                return List.of(all.get(i));
            }
        }
        throw noTensor(reference);
    }

    /** Returns all tensors, or the one at an index. */
    private static List<String> picked(List<String> all, String index, Reference reference) {
        if (index == null) {
            return all;
        }
        int i = index(new String[] {index}, 0, reference);
        if (i >= all.size()) {
            throw noTensor(reference);
        }
        return List.of(all.get(i));
    }

    private static int index(String[] parts, int at, Reference reference) {
        if (parts.length <= at) {
            return 0;
        }
        if (parts.length > at + 1 || !parts[at].matches("[0-9]{1,6}")) {
            throw noTensor(reference);
        }
        return Integer.parseInt(parts[at]);
    }

    private static FacetException noTensor(Reference reference) {
        return new FacetException(
                "'%s' names no tensor of the graph.%s"
                        .formatted(Words.shown(reference.input()), where(reference.frame())));
    }

    private static String where(Frame frame) {
        return frame.function == null
                ? ""
                : " This is in the function '%s'."
                        .formatted(Words.shown(frame.function.getSignature().getName()));
    }

    /**
     * Returns the function that a node calls; null if it is a plain node, or its function is
     * missing.
     */
    private FunctionDef functionOf(NodeDef node) {
        if (CALLS.contains(node.getOp())) {
            return library.get(
                    node.getAttrOrDefault("f", AttrValue.getDefaultInstance()).getFunc().getName());
        }
        FunctionDef named = library.get(node.getOp());
        if (named != null && OpDefinitions.knows(node.getOp())) {
            throw new FacetException(
                    "A function has the name of TensorFlow's operation "
                            + Words.shown(node.getOp())
                            + ".");
        }
        return named;
    }

    private Frame call(Frame frame, NodeDef node) {
        Frame known = frame.calls.get(node.getName());
        if (known != null) {
            return known;
        }
        FunctionDef function = functionOf(node);
        requireEnding(frame, function);
        NameAttrList named = node.getAttrOrDefault("f", AttrValue.getDefaultInstance()).getFunc();
        Map<String, AttrValue> given =
                CALLS.contains(node.getOp()) ? named.getAttrMap() : node.getAttrMap();
        Map<String, AttrValue> attributes = new HashMap<>();
        function.getSignature()
                .getAttrList()
                .forEach(attr -> attributes.put(attr.getName(), attr.getDefaultValue()));
        given.forEach((name, value) -> attributes.put(name, bound(value, frame)));
        Frame call = new Frame(frame, function, frame.prefix + node.getName() + "/", attributes);
        for (NodeDef inner : function.getNodeDefList()) {
            if (call.nodes.put(inner.getName(), inner) != null) {
                throw new FacetException(
                        "Two nodes have the name '%s'.%s"
                                .formatted(Words.shown(inner.getName()), where(call)));
            }
        }
        bindArguments(call, node);
        frame.calls.put(node.getName(), call);
        steps += call.nodes.size();
        return call;
    }

    @SuppressWarnings("ReferenceEquality") // Comparing identities is enough, because a function is
    // a single object in its library.
    private void requireEnding(Frame frame, FunctionDef function) {
        for (Frame above = frame; above != null; above = above.caller) {
            if (above.function == function) {
                throw new FacetException(
                        "The function '%s' calls itself."
                                .formatted(Words.shown(function.getSignature().getName())));
            }
        }
        if (frame.depth >= DEEPEST) {
            throw new FacetException(
                    "The network's functions call each other more than " + DEEPEST + " deep.");
        }
    }

    private void bindArguments(Frame call, NodeDef node) {
        List<String> inputs =
                node.getInputList().stream().filter(i -> !TensorName.isControl(i)).toList();
        List<ArgDef> arguments = call.function.getSignature().getInputArgList();
        boolean lists =
                arguments.stream()
                        .anyMatch(
                                a ->
                                        !a.getNumberAttr().isEmpty()
                                                || !a.getTypeListAttr().isEmpty());
        if (lists || arguments.size() != inputs.size()) {
            throw new FacetException(
                    "The node '%s' hands %s tensors to the function '%s', which takes %s."
                            .formatted(
                                    Words.shown(node.getName()),
                                    inputs.size(),
                                    Words.shown(call.function.getSignature().getName()),
                                    lists ? "lists" : arguments.size()));
        }
        for (int i = 0; i < inputs.size(); i++) {
            call.arguments.put(arguments.get(i).getName(), List.of(inputs.get(i)));
        }
    }

    /**
     * Returns an attribute whose placeholders are replaced by the values given in the function's
     * call.
     */
    private static AttrValue bound(AttrValue value, Frame frame) {
        if (value.getValueCase() != AttrValue.ValueCase.PLACEHOLDER) {
            return value;
        }
        AttrValue given = frame.attributes.get(value.getPlaceholder());
        if (given == null || given.getValueCase() == AttrValue.ValueCase.VALUE_NOT_SET) {
            throw new FacetException(
                    "The call of a function does not say its attribute '%s'.%s"
                            .formatted(Words.shown(value.getPlaceholder()), where(frame)));
        }
        return given;
    }

    private void need(Place place) {
        if (names.containsKey(place)) {
            return;
        }
        if (names.size() >= MOST_NODES) {
            throw tooLarge();
        }
        String name = place.frame().prefix + place.node();
        characters += name.length();
        if (characters > MOST_CHARACTERS) {
            throw new FacetException(
                    "With its functions written out the names of the network's nodes have more than %s characters. Save it with shorter names, or without its functions (frozen)."
                            .formatted(MOST_CHARACTERS));
        }
        if (name.length() > LONGEST_NAME) {
            throw new FacetException("The node's name '" + Words.shown(name) + "' is too long.");
        }
        String free = name;
        for (int i = 1; place.frame() != main && !taken.add(free); i++) {
            free = name + "_" + i;
        }
        names.put(place, free);
        open.push(place);
    }

    private String name(Place place) {
        return names.get(place);
    }

    private static NodeDef node(Place place) {
        return place.frame().nodes.get(place.node());
    }

    private static FacetException tooLarge() {
        return new FacetException(
                "With its functions written out the network has more than "
                        + MOST_NODES
                        + " nodes, which is more than any network has. Save it for inference alone.");
    }
}
