package io.facet.tensorflow.graph;

import io.facet.FacetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.AttrValue.ValueCase;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.OpDef;
import org.tensorflow.proto.OpDef.AttrDef;
import org.tensorflow.proto.TensorShapeProto;

/**
 * Accepts for TensorFlow only graphs of plain arithmetic that are well formed down to the last
 * attribute, because TensorFlow terminates the process on some malformed graphs instead of
 * reporting an error.
 */
public final class GraphGuard {

    private static final int LONGEST_LIST = 10_000;
    private static final int MOST_INPUTS = 10_000;
    private static final int LARGEST_ATTRIBUTE = 1 << 24;
    private static final String NAME = "[A-Za-z0-9.][A-Za-z0-9_.\\\\/>-]*";
    private static final Set<DataType> TYPES =
            Set.of(
                    DataType.DT_FLOAT,
                    DataType.DT_DOUBLE,
                    DataType.DT_INT32,
                    DataType.DT_INT64,
                    DataType.DT_BOOL);

    private final FlatGraph graph;

    private GraphGuard(FlatGraph graph) {
        this.graph = graph;
    }

    /**
     * Returns the same graph without devices, control inputs and annotations, which do not affect
     * its results.
     *
     * @throws FacetException if a node's operation is not allowed in a network, or a node is
     *     malformed
     */
    public static FlatGraph check(FlatGraph graph) {
        if (graph.nodes().size() > FunctionInlining.MOST_NODES) {
            throw new FacetException(
                    "The network has more than " + FunctionInlining.MOST_NODES + " nodes.");
        }
        GraphGuard guard = new GraphGuard(graph);
        Map<String, NodeDef> plain = new LinkedHashMap<>();
        graph.nodes().values().forEach(AllowedOps::require);
        for (NodeDef node : graph.nodes().values()) {
            plain.put(node.getName(), guard.plain(node));
        }
        FlatGraph checked = new FlatGraph(plain);
        checked.ordered();
        GraphGuard again = new GraphGuard(checked);
        checked.nodes().values().forEach(again::requireInputs);
        checked.nodes().values().forEach(node -> KernelRules.require(node, checked));
        GraphBounds.require(checked);
        return checked;
    }

    private NodeDef plain(NodeDef node) {
        requireName(node);
        NodeDef.Builder plain = NodeDef.newBuilder().setName(node.getName()).setOp(node.getOp());
        FlatGraph.inputs(node).forEach(input -> plain.addInput(input.toString()));
        OpDef definition = OpDefinitions.of(node);
        for (AttrDef attr : definition.getAttrList()) {
            AttrValue value = node.getAttrMap().get(attr.getName());
            if (value == null && !attr.hasDefaultValue()) {
                throw wrong(node, "lacks its attribute " + attr.getName());
            }
            if (value != null) {
                requireAttribute(node, attr, value);
                plain.putAttr(attr.getName(), value);
            }
        }
        for (String name : node.getAttrMap().keySet()) {
            boolean known =
                    name.startsWith("_")
                            || definition.getAttrList().stream()
                                    .anyMatch(attr -> attr.getName().equals(name));
            if (!known) {
                throw wrong(node, "has the unknown attribute " + Words.shown(name));
            }
        }
        return plain.build();
    }

    private static void requireName(NodeDef node) {
        if (node.getName().length() > 4_000 || !node.getName().matches(NAME)) {
            throw new FacetException(
                    "The graph has a node of the name '"
                            + Words.shown(node.getName())
                            + "', which TensorFlow does not take.");
        }
    }

    private static void requireAttribute(NodeDef node, AttrDef attr, AttrValue value) {
        String name = attr.getName();
        if (value.getValueCase() != valueCase(attr.getType())) {
            throw wrong(node, "has an attribute " + name + " of another kind");
        }
        switch (value.getValueCase()) {
            case TYPE -> requireType(node, value.getType());
            case S -> requireWord(node, attr, value);
            case I -> requireNumber(node, attr, value.getI());
            case F -> requireFinite(node, name, value.getF());
            case SHAPE -> requireShape(node, value.getShape());
            case TENSOR -> ConstantCheck.require(node, value.getTensor());
            case LIST -> requireList(node, attr, value.getList());
            default -> {}
        }
    }

    private static ValueCase valueCase(String type) {
        return switch (type) {
            case "type" -> ValueCase.TYPE;
            case "string" -> ValueCase.S;
            case "int" -> ValueCase.I;
            case "float" -> ValueCase.F;
            case "bool" -> ValueCase.B;
            case "shape" -> ValueCase.SHAPE;
            case "tensor" -> ValueCase.TENSOR;
            case "func" -> ValueCase.FUNC;
            default -> ValueCase.LIST;
        };
    }

    static void requireType(NodeDef node, DataType type) {
        if (type == DataType.DT_HALF || type == DataType.DT_BFLOAT16) {
            throw wrong(
                    node,
                    "is of half precision, in which Facet does not compute: save the network in"
                            + " float32");
        }
        if (!TYPES.contains(type)) {
            throw wrong(node, "is of the type " + type + ", of which no network is made");
        }
    }

    private static void requireWord(NodeDef node, AttrDef attr, AttrValue value) {
        boolean known =
                !attr.hasAllowedValues()
                        || attr.getAllowedValues().getList().getSList().contains(value.getS());
        if (!known || value.getS().size() > LONGEST_LIST) {
            throw wrong(
                    node,
                    "has the unknown %s '%s'"
                            .formatted(attr.getName(), Words.shown(value.getS().toStringUtf8())));
        }
    }

    private static void requireNumber(NodeDef node, AttrDef attr, long number) {
        boolean low = attr.getHasMinimum() && number < attr.getMinimum();
        boolean high = number < -LARGEST_ATTRIBUTE || number > LARGEST_ATTRIBUTE;
        if (low || high) {
            throw wrong(node, "has %s = %s".formatted(attr.getName(), number));
        }
    }

    private static void requireFinite(NodeDef node, String name, float number) {
        if (!Float.isFinite(number)) {
            throw wrong(node, "has %s = %s".formatted(name, number));
        }
    }

    private static void requireShape(NodeDef node, TensorShapeProto shape) {
        if (shape.getUnknownRank()) {
            return;
        }
        boolean fits =
                shape.getDimCount() <= 8
                        && shape.getDimList().stream()
                                .allMatch(d -> d.getSize() >= -1 && d.getSize() < 1 << 24);
        if (!fits) {
            throw wrong(node, "has a shape that no network has");
        }
    }

    private static void requireList(NodeDef node, AttrDef attr, AttrValue.ListValue list) {
        int size =
                list.getICount()
                        + list.getFCount()
                        + list.getSCount()
                        + list.getTypeCount()
                        + list.getShapeCount()
                        + list.getBCount();
        if (size > LONGEST_LIST || list.getTensorCount() + list.getFuncCount() > 0) {
            throw wrong(node, "has a list " + attr.getName() + " that no network has");
        }
        if (attr.getHasMinimum() && size < attr.getMinimum()) {
            throw wrong(node, "has a list " + attr.getName() + " that is too short");
        }
        list.getTypeList().forEach(type -> requireType(node, type));
        list.getFList().forEach(number -> requireFinite(node, attr.getName(), number));
        list.getShapeList().forEach(shape -> requireShape(node, shape));
        for (long number : list.getIList()) {
            if (number < -LARGEST_ATTRIBUTE || number > LARGEST_ATTRIBUTE) {
                throw wrong(node, "has %s in %s".formatted(number, attr.getName()));
            }
        }
    }

    /** Checks that every input exists and has the type that the node expects. */
    private void requireInputs(NodeDef node) {
        List<TensorName> inputs = FlatGraph.inputs(node);
        List<DataType> wanted = OpDefinitions.inputTypes(node);
        if (inputs.size() != wanted.size() || inputs.size() > MOST_INPUTS) {
            throw wrong(
                    node, "has %s inputs instead of %s".formatted(inputs.size(), wanted.size()));
        }
        for (int i = 0; i < inputs.size(); i++) {
            TensorName input = inputs.get(i);
            List<DataType> given = OpDefinitions.outputTypes(graph.node(input.node()));
            if (input.index() >= given.size()) {
                throw wrong(node, "takes '" + Words.shown(input.toString()) + "', which is none");
            }
            if (given.get(input.index()) != wanted.get(i)) {
                throw wrong(
                        node,
                        "takes '%s' of the type %s instead of %s"
                                .formatted(
                                        Words.shown(input.toString()),
                                        given.get(input.index()),
                                        wanted.get(i)));
            }
        }
    }

    static FacetException wrong(NodeDef node, String how) {
        return new FacetException(
                "The node '%s' (%s) %s."
                        .formatted(Words.shown(node.getName()), Words.shown(node.getOp()), how));
    }
}
