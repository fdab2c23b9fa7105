package io.facet.tensorflow;

import io.facet.network.NetworkCard;
import io.facet.network.VggTopology;
import io.facet.network.VggTopology.Convolution;
import io.facet.network.VggTopology.Dense;
import io.facet.network.WeightSource;
import io.facet.tensorflow.savedmodel.SavedModelContent.Constant;
import io.facet.tensorflow.savedmodel.SavedModelWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TFloat32;

/**
 * Writes a VGG-style network as a SavedModel. The weights are constants of the graph: with
 * variables, a step of an edit was measured to take 1.23 times as long.
 */
final class VggNetworkWriter {

    private static final String DESCRIPTOR = "descriptor";

    /** Lower bound of the squared length, so that an output of all zeros stays zero. */
    private static final float LEAST_SQUARE = 1e-12f;

    private final Ops tf;
    private final VggTopology topology;
    private final WeightSource weights;
    private final Map<String, Constant> constants = new HashMap<>();

    private VggNetworkWriter(Ops tf, VggTopology topology, WeightSource weights) {
        this.tf = tf;
        this.topology = topology;
        this.weights = weights;
    }

    static NetworkCard write(
            Path folder, NetworkCard card, VggTopology topology, WeightSource weights) {
        try (Graph graph = new Graph()) {
            VggNetworkWriter writer = new VggNetworkWriter(Ops.create(graph), topology, weights);
            writer.build(card);
            return SavedModelWriter.write(folder, card, graph.toGraphDef(), writer.constants);
        }
    }

    private void build(NetworkCard card) {
        int side = topology.inputSize();
        Operand<TFloat32> x =
                tf.withName(name(card.inputTensor()))
                        .placeholder(
                                TFloat32.class, Placeholder.shape(Shape.of(-1, side, side, 3)));
        for (Convolution layer : topology.layers()) {
            x = convolution(x, layer);
            if (topology.endsStage(layer)) {
                x = RawOps.maxPool(tf, x, "pool" + layer.stage());
            }
        }
        if (!topology.dense().isEmpty()) {
            buildDescriptor(x);
        } else if (!card.outputs().isEmpty()) {
            buildHeads(x, card);
        }
    }

    private Operand<TFloat32> convolution(Operand<TFloat32> x, Convolution layer) {
        Operand<TFloat32> kernel =
                constant(layer.name() + "/kernel", 3, 3, layer.inputs(), layer.outputs());
        Operand<TFloat32> y = tf.nn.conv2d(x, kernel, List.of(1L, 1L, 1L, 1L), "SAME");
        y = tf.nn.biasAdd(y, constant(layer.name() + "/bias", layer.outputs()));
        return tf.withName(layer.name()).nn.relu(y);
    }

    /** Adds the dense layers; the output of the last one, scaled to length 1, is the descriptor. */
    private void buildDescriptor(Operand<TFloat32> pool) {
        Operand<TFloat32> x = pool;
        long inputs = topology.dense().get(0).inputs();
        x = tf.reshape(x, tf.constant(new long[] {-1, inputs}));
        for (Dense layer : topology.dense()) {
            x = tf.nn.relu(dense(x, layer.name(), layer.inputs(), layer.outputs()));
        }
        Operand<TFloat32> square =
                tf.reduceSum(tf.math.square(x), tf.constant(1), ReduceSum.keepDims(true));
        Operand<TFloat32> atLeast = tf.math.maximum(square, tf.constant(LEAST_SQUARE));
        tf.withName(DESCRIPTOR).math.mul(x, tf.math.rsqrt(atLeast));
    }

    private void buildHeads(Operand<TFloat32> pool, NetworkCard card) {
        long side = topology.poolSide();
        long units = side * side * topology.widths().get(topology.stages() - 1);
        int size = card.output(DESCRIPTOR).size();
        Operand<TFloat32> rows = tf.reshape(pool, tf.constant(new long[] {-1, units}));
        Operand<TFloat32> descriptor = dense(rows, DESCRIPTOR, units, size);
        dense(tf.nn.relu(descriptor), "attributes", size, card.output("attributes").size());
    }

    private Operand<TFloat32> dense(Operand<TFloat32> x, String head, long inputs, long outputs) {
        Operand<TFloat32> product =
                tf.linalg.matMul(x, constant(head + "/kernel", inputs, outputs));
        return tf.withName(head).math.add(product, constant(head + "/bias", outputs));
    }

    private Operand<TFloat32> constant(String weight, long... shape) {
        Shape wanted = Shape.of(shape);
        if (weights.size(weight) != wanted.size()) {
            throw new IllegalArgumentException("The weights lack " + weight + " of " + wanted);
        }
        String node = weight.replace('/', '_');
        constants.put(node, new Constant(wanted, weights, weight));
        return tf.withName(node).placeholder(TFloat32.class, Placeholder.shape(wanted));
    }

    private static String name(String tensor) {
        return tensor.substring(0, tensor.indexOf(':'));
    }
}
