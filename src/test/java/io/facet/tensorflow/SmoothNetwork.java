package io.facet.tensorflow;

import io.facet.network.FeatureNetwork;
import io.facet.network.NetworkCard;
import io.facet.network.NetworkCard.ChannelOrder;
import io.facet.network.NetworkCard.FaceTemplate;
import io.facet.network.NetworkCard.Layer;
import io.facet.tensorflow.savedmodel.SavedModelWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat64;

/**
 * A small double-precision network that is differentiable everywhere: 8x8 input, tanh instead of
 * ReLU, and average instead of max pooling, so that its gradients can be compared exactly with
 * central differences.
 */
final class SmoothNetwork {

    static final int SIZE = 8;

    private final Random random = new Random(7);
    private final Ops tf;

    private SmoothNetwork(Ops tf) {
        this.tf = tf;
    }

    static FeatureNetwork in(Path folder, ChannelOrder order) {
        NetworkCard card =
                new NetworkCard(
                        "smooth",
                        "1",
                        SIZE,
                        "input:0",
                        order,
                        List.of(120f, 100f, 90f),
                        1 / 64f,
                        new FaceTemplate(2.5, 3, 4.5, 3),
                        List.of(
                                new Layer("conv1_1", "conv1_1:0", 1, 4),
                                new Layer("conv2_1", "conv2_1:0", 2, 5)),
                        List.of(),
                        "none",
                        "random",
                        "",
                        "");
        try (Graph graph = new Graph()) {
            new SmoothNetwork(Ops.create(graph)).build();
            SavedModelWriter.write(folder, card, graph);
        }
        return new TensorFlowEngine().load(folder);
    }

    private void build() {
        Operand<TFloat64> x =
                tf.withName("input")
                        .placeholder(
                                TFloat64.class, Placeholder.shape(Shape.of(-1, SIZE, SIZE, 3)));
        Operand<TFloat64> first = tf.withName("conv1_1").math.tanh(convolution(x, 3, 4));
        Operand<TFloat64> pool =
                tf.nn.avgPool(first, List.of(1L, 2L, 2L, 1L), List.of(1L, 2L, 2L, 1L), "VALID");
        tf.withName("conv2_1").math.tanh(convolution(pool, 4, 5));
    }

    private Operand<TFloat64> convolution(Operand<TFloat64> x, int inputs, int outputs) {
        double[] values = new double[9 * inputs * outputs];
        for (int i = 0; i < values.length; i++) {
            values[i] = 0.3 * random.nextGaussian();
        }
        Operand<TFloat64> kernel =
                tf.constant(Shape.of(3, 3, inputs, outputs), DataBuffers.of(values));
        return tf.nn.conv2d(x, kernel, List.of(1L, 1L, 1L, 1L), "SAME");
    }
}
