package io.facet.tensorflow;

import io.facet.FacetException;
import io.facet.network.NetworkCard;
import io.facet.network.NetworkCard.ChannelOrder;
import io.facet.tensorflow.graph.FlatGraph;
import io.facet.tensorflow.graph.GraphBuilding;
import io.facet.tensorflow.graph.TensorName;
import io.facet.tensorflow.graph.Tensors;
import io.facet.tensorflow.graph.Words;
import java.util.Arrays;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Operation;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.TensorShapeProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.family.TNumber;

/**
 * A network's graph whose input placeholder is replaced by x = reference + mask·residual, converted
 * to the network's channel order, mean and scale. The graph itself thus yields the gradient with
 * respect to the residual.
 *
 * @param <T> type of the network's numbers: float, or double where a test wants exact gradients
 */
final class ImageGraph<T extends TNumber> implements AutoCloseable {

    /** Scope of the nodes added before the network's, so that names do not clash. */
    private static final String FRONT = "facet_front";

    static final String REFERENCE = FRONT + "/reference";
    static final String RESIDUAL = FRONT + "/residual";
    static final String MASK = FRONT + "/mask";
    private static final String CHANGE = FRONT + "/change";

    /** Name of the node that replaces the network's own input. */
    private static final String PICTURE = FRONT + "/picture";

    final Graph graph = new Graph();
    final Class<T> type;
    final NetworkCard card;

    private ImageGraph(FlatGraph network, NetworkCard card, Class<T> type) {
        this.card = card;
        this.type = type;
        try {
            buildFront(Ops.create(graph));
            Operation picture = graph.operationOrThrow(PICTURE);
            GraphBuilding.add(network, graph, Map.of(input(card), picture));
        } catch (FacetException e) {
            graph.close();
            throw e;
        } catch (IllegalArgumentException e) {
            graph.close();
            throw new FacetException(
                    "TensorFlow cannot load the network " + card.name() + ": " + e.getMessage(), e);
        }
        requireTensors();
    }

    /** Builds the graph in the type of the network's input. */
    static ImageGraph<?> of(FlatGraph network, NetworkCard card) {
        requireInput(network, card);
        AttrValue type = network.node(input(card)).getAttrOrThrow("dtype");
        if (type.getType() == DataType.DT_DOUBLE) {
            return new ImageGraph<>(network, card, TFloat64.class);
        }
        return new ImageGraph<>(network, card, TFloat32.class);
    }

    /**
     * Checks the size of the pictures against the graph, which states it unless it accepts any
     * size.
     */
    private static void requireInput(FlatGraph network, NetworkCard card) {
        TensorName name = TensorName.parse(card.inputTensor());
        TensorShapeProto shape =
                network.node(name.node())
                        .getAttrOrDefault("shape", AttrValue.getDefaultInstance())
                        .getShape();
        long side = shape.getDimCount() == 4 ? shape.getDim(1).getSize() : -1;
        if (name.index() != 0 || side >= 0 && side != card.inputSize()) {
            throw new FacetException(
                    "The network %s takes pictures of %s pixels at %s:0, but its card says %s pixels at %s: the card is damaged. Install the network again."
                            .formatted(
                                    card.name(),
                                    side,
                                    Words.shown(name.node()),
                                    card.inputSize(),
                                    Words.shown(card.inputTensor())));
        }
    }

    private static String input(NetworkCard card) {
        return card.inputTensor().split(":")[0];
    }

    private void buildFront(Ops root) {
        Ops tf = root.withSubScope(FRONT);
        Shape image = Shape.of(1, card.inputSize(), card.inputSize(), 3);
        Operand<T> reference = placeholder(tf, "reference", image);
        Operand<T> residual = placeholder(tf, "residual", image);
        Operand<T> mask = placeholder(tf, "mask", image);
        Operand<T> change = tf.withName("change").math.mul(residual, mask);
        Operand<T> x = tf.math.add(reference, change);
        if (card.channelOrder() == ChannelOrder.BGR) {
            x = tf.reverse(x, tf.constant(new int[] {3}));
        }
        Operand<T> centred = tf.math.sub(x, mean(tf, image));
        Operand<T> scale = tf.constant(type, (double) card.scale());
        tf.withName("picture").math.mul(centred, scale);
    }

    /**
     * Returns the mean as a tensor as large as the picture, because broadcasting three numbers
     * takes twenty times as long.
     */
    private Operand<T> mean(Ops tf, Shape image) {
        double[] mean = new double[(int) image.size()];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = card.mean().get(i % 3);
        }
        return Tensors.constant(tf, type, mean, image);
    }

    private Operand<T> placeholder(Ops tf, String name, Shape shape) {
        return tf.withName(name).placeholder(type, Placeholder.shape(shape));
    }

    private void requireTensors() {
        for (NetworkCard.Layer layer : card.layers()) {
            long side = card.inputSize() / layer.stride();
            requireShape(layer.tensor(), 1, side, side, layer.channels());
        }
        card.outputs().forEach(output -> requireShape(output.tensor(), 1, output.size()));
    }

    /** Checks a tensor's shape, because a card edited by hand may differ from the graph. */
    private void requireShape(String tensor, long... said) {
        Output<T> output = output(tensor);
        Shape shape = output.shape();
        boolean fits =
                shape.isUnknown()
                        || shape.hasUnknownDimension()
                        || Arrays.equals(shape.asArray(), said);
        if (!fits || !output.type().equals(type)) {
            close();
            throw new FacetException(
                    "The tensor %s of the network %s is %s, but its card says %s: the card is damaged. Install the network again."
                            .formatted(Words.shown(tensor), card.name(), shape, Shape.of(said)));
        }
    }

    /** Returns a tensor of the graph by its name. */
    @SuppressWarnings("unchecked")
    Output<T> output(String tensor) {
        Output<?> output = found(tensor);
        if (output == null) {
            close();
            throw new FacetException(
                    "The network "
                            + card.name()
                            + " has no tensor "
                            + tensor
                            + ", as its card says.");
        }
        return (Output<T>) output;
    }

    private Output<?> found(String tensor) {
        TensorName name = TensorName.parse(tensor);
        Operation operation = graph.operation(name.node());
        boolean there = operation != null && name.index() < operation.numOutputs();
        return there ? operation.output(name.index()) : null;
    }

    Output<T> layer(String name) {
        return output(card.layer(name).tensor());
    }

    /** Returns mask·residual, 1 x S x S x 3, in grey levels. */
    Output<T> change() {
        return output(CHANGE + ":0");
    }

    @Override
    public void close() {
        graph.close();
    }
}
