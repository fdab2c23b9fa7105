package io.facet.tensorflow.graph;

import io.facet.FacetException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tensorflow.TensorFlow;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.OpDef;
import org.tensorflow.proto.OpDef.ArgDef;
import org.tensorflow.proto.OpDef.AttrDef;

/** The operations that TensorFlow knows: their inputs, outputs and attributes. */
public final class OpDefinitions {

    /** Maximum number of tensors joined or split by one node. */
    private static final int LONGEST_LIST = 10_000;

    private static final class Registry {
        static final Map<String, OpDef> OPS =
                TensorFlow.registeredOpList().getOpList().stream()
                        .collect(Collectors.toMap(OpDef::getName, Function.identity()));
    }

    private OpDefinitions() {}

    public static boolean knows(String op) {
        return Registry.OPS.containsKey(op);
    }

    /**
     * Returns the definition of a node's operation.
     *
     * @throws FacetException if TensorFlow does not have the operation
     */
    public static OpDef of(NodeDef node) {
        OpDef definition = Registry.OPS.get(node.getOp());
        if (definition == null) {
            throw new FacetException(
                    "The operation "
                            + Words.shown(node.getOp())
                            + " (node "
                            + Words.shown(node.getName())
                            + ") is not one of TensorFlow's own.");
        }
        return definition;
    }

    /** Returns the types of all outputs of a node, in order. */
    public static List<DataType> outputTypes(NodeDef node) {
        List<DataType> types = new ArrayList<>();
        for (ArgDef arg : of(node).getOutputArgList()) {
            types.addAll(types(node, arg));
        }
        return types;
    }

    /** Returns the types of all inputs of a node, in order. */
    static List<DataType> inputTypes(NodeDef node) {
        List<DataType> types = new ArrayList<>();
        for (ArgDef arg : of(node).getInputArgList()) {
            types.addAll(types(node, arg));
        }
        return types;
    }

    /** Returns the types of the tensors of one argument. */
    static List<DataType> types(NodeDef node, ArgDef arg) {
        if (!arg.getTypeListAttr().isEmpty()) {
            return limited(
                    attribute(node, arg.getTypeListAttr()).getList().getTypeList(), node.getName());
        }
        DataType type =
                arg.getTypeAttr().isEmpty()
                        ? arg.getType()
                        : attribute(node, arg.getTypeAttr()).getType();
        if (arg.getNumberAttr().isEmpty()) {
            return List.of(type);
        }
        long count = attribute(node, arg.getNumberAttr()).getI();
        if (count < 0 || count > LONGEST_LIST) {
            throw new FacetException(
                    "The node " + Words.shown(node.getName()) + " has " + count + " tensors.");
        }
        return Collections.nCopies((int) count, type);
    }

    private static List<DataType> limited(List<DataType> types, String node) {
        if (types.size() > LONGEST_LIST) {
            throw new FacetException(
                    "The node " + Words.shown(node) + " has " + types.size() + " tensors.");
        }
        return types;
    }

    /**
     * Returns an attribute of a node, or the operation's default if the node does not set it.
     *
     * @throws FacetException if there is neither
     */
    public static AttrValue attribute(NodeDef node, String name) {
        AttrValue own = node.getAttrMap().get(name);
        if (own != null) {
            return own;
        }
        return of(node).getAttrList().stream()
                .filter(attr -> attr.getName().equals(name) && attr.hasDefaultValue())
                .findFirst()
                .map(AttrDef::getDefaultValue)
                .orElseThrow(
                        () ->
                                new FacetException(
                                        "The node '"
                                                + Words.shown(node.getName())
                                                + "' ("
                                                + node.getOp()
                                                + ") lacks its attribute "
                                                + Words.shown(name)
                                                + "."));
    }
}
