package io.facet.tensorflow.savedmodel;

import io.facet.FacetException;
import io.facet.network.ForeignNetwork;
import io.facet.tensorflow.graph.FlatGraph;
import io.facet.tensorflow.graph.OpDefinitions;
import io.facet.tensorflow.graph.TensorName;
import io.facet.tensorflow.graph.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorShapeProto;

/**
 * The input of a third-party network in the form that Facet needs: one picture of {@code 1 x S x S
 * x 3}.
 *
 * @param tensor tensor for the picture
 * @param size S
 * @param type float or double
 */
public record ModelInput(TensorName tensor, int size, DataType type) {

    private static final int LARGEST = 2_048;

    /**
     * Returns the input of a graph.
     *
     * @throws FacetException if the input does not accept square RGB pictures with the channels
     *     last, or its size is given neither by the graph nor by the user
     */
    public static ModelInput of(
            FlatGraph graph, String tensor, ModelSignature signature, ForeignNetwork said) {
        TensorName name = TensorName.parse(tensor);
        NodeDef node = graph.node(name.node());
        if (name.index() != 0) {
            throw new FacetException(
                    "The input '" + Words.shown(tensor) + "' is not its node's first output.");
        }
        Optional<TensorShapeProto> own =
                Optional.ofNullable(node.getAttrMap().get("shape"))
                        .map(AttrValue::getShape)
                        .filter(shape -> !shape.getUnknownRank() && shape.getDimCount() > 0);
        Optional<TensorShapeProto> shape = own.or(signature::inputShape);
        Optional<Integer> known = shape.flatMap(s -> side(s, tensor));
        return new ModelInput(name, size(known, said, tensor), type(node, tensor));
    }

    private static DataType type(NodeDef node, String tensor) {
        List<DataType> types =
                OpDefinitions.knows(node.getOp())
                        ? OpDefinitions.outputTypes(node)
                        : List.of(DataType.DT_INVALID);
        DataType type = types.isEmpty() ? DataType.DT_INVALID : types.get(0);
        if (type != DataType.DT_FLOAT && type != DataType.DT_DOUBLE) {
            throw new FacetException(
                    "The input '%s' is of the type %s, but Facet needs one of floats (DT_FLOAT). If the network turns it into floats, name that tensor as the input."
                            .formatted(Words.shown(tensor), type));
        }
        return type;
    }

    private static Optional<Integer> side(TensorShapeProto shape, String tensor) {
        if (shape.getDimCount() != 4) {
            throw new FacetException(
                    "The input '%s' has %s axes instead of 4: picture, row, column, channel."
                            .formatted(Words.shown(tensor), shape.getDimCount()));
        }
        long batch = shape.getDim(0).getSize();
        long height = shape.getDim(1).getSize();
        long width = shape.getDim(2).getSize();
        long channels = shape.getDim(3).getSize();
        if (height == 3 && channels != 3) {
            throw new FacetException(
                    "The input '%s' has its channels first, which TensorFlow computes on graphics cards only. Save the network with channels last."
                            .formatted(Words.shown(tensor)));
        }
        if (channels != 3 && channels != -1) {
            throw new FacetException(
                    "The input '%s' has %s channels instead of 3: Facet edits colour pictures."
                            .formatted(Words.shown(tensor), channels));
        }
        if (batch != 1 && batch != -1) {
            throw new FacetException(
                    "The input '%s' takes %s pictures at once instead of one."
                            .formatted(Words.shown(tensor), batch));
        }
        if (height != width) {
            throw new FacetException(
                    "The input '%s' takes pictures of %s x %s pixels, not square ones."
                            .formatted(Words.shown(tensor), width, height));
        }
        return height == -1 ? Optional.empty() : Optional.of((int) Math.min(height, 1 << 30));
    }

    private static int size(Optional<Integer> known, ForeignNetwork said, String tensor) {
        if (known.isEmpty() && said.inputSize().isEmpty()) {
            throw new FacetException(
                    "The graph leaves open how large the pictures at its input '%s' are. Say the input size."
                            .formatted(Words.shown(tensor)));
        }
        int size = known.orElseGet(() -> said.inputSize().get());
        if (said.inputSize().isPresent() && said.inputSize().get() != size) {
            throw new FacetException(
                    "The input '%s' takes pictures of %s pixels, not of %s."
                            .formatted(Words.shown(tensor), size, said.inputSize().get()));
        }
        if (size < 8 || size > LARGEST) {
            throw new FacetException(
                    "The input '%s' takes pictures of %s pixels; Facet needs 8 to %s."
                            .formatted(Words.shown(tensor), size, LARGEST));
        }
        return size;
    }

    /**
     * Returns the graph with a placeholder of this input's shape in place of its node, and with all
     * other placeholders that have a default replaced by it.
     */
    public FlatGraph placedIn(FlatGraph graph) {
        Map<String, NodeDef> changed = new LinkedHashMap<>();
        for (NodeDef node : graph.nodes().values()) {
            if (node.getOp().equals("PlaceholderWithDefault")) {
                changed.put(
                        node.getName(),
                        NodeDef.newBuilder()
                                .setName(node.getName())
                                .setOp("Identity")
                                .addAllInput(node.getInputList())
                                .putAttr("T", OpDefinitions.attribute(node, "dtype"))
                                .build());
            }
        }
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (int length : new int[] {1, size, size, 3}) {
            shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(length));
        }
        changed.put(
                tensor.node(),
                NodeDef.newBuilder()
                        .setName(tensor.node())
                        .setOp("Placeholder")
                        .putAttr("dtype", AttrValue.newBuilder().setType(type).build())
                        .putAttr("shape", AttrValue.newBuilder().setShape(shape).build())
                        .build());
        return graph.with(changed);
    }

    /**
     * Checks that the network does not need another input.
     *
     * @throws FacetException if the network needs a second input
     */
    public void requireOnly(FlatGraph graph) {
        for (NodeDef node : graph.nodes().values()) {
            if (node.getOp().equals("Placeholder") && !node.getName().equals(tensor.node())) {
                throw new FacetException(
                        "The layers need a second input, '%s', for which the SavedModel has no value. Save the network for inference, or choose other layers."
                                .formatted(Words.shown(node.getName())));
            }
        }
    }
}
