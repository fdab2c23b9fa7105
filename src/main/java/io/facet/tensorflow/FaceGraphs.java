package io.facet.tensorflow;

import io.facet.FacetException;
import io.facet.network.ImageFunctionCard;
import io.facet.network.WeightArray;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.nn.LeakyRelu;
import org.tensorflow.types.TFloat32;

/**
 * Builds the graphs of face-api's face detector and landmark network, whose structure is implied by
 * its published weights: separable convolutions, a pooling pyramid for the detector, and four
 * densely connected blocks for the landmarks.
 */
final class FaceGraphs {

    private static final float[] DETECTOR_MEAN = {117.001f, 114.697f, 97.404f};
    private static final float[] LANDMARK_MEAN = {122.782f, 117.001f, 104.298f};
    private static final int DETECTOR_STAGES = 5;
    private static final int BLOCKS = 4;
    private static final int LANDMARK_SIDE = 112;
    private static final float LEAK = 0.1f;

    private final Ops tf;
    private final Map<String, WeightArray> weights;

    FaceGraphs(Ops tf, Map<String, WeightArray> weights) {
        this.tf = tf;
        this.weights = weights;
    }

    /**
     * Builds the graph of a card.
     *
     * @throws FacetException if an array is missing or has another shape
     */
    void build(ImageFunctionCard card) {
        Operand<TFloat32> answer =
                switch (card.architecture()) {
                    case TINY_FACE_DETECTOR -> detector(name(card.inputTensor()));
                    case FACE_LANDMARK_68 -> landmarks(name(card.inputTensor()));
                };
        tf.withName(name(card.outputTensor())).identity(answer);
    }

    private Operand<TFloat32> detector(String input) {
        Operand<TFloat32> x = picture(input, DETECTOR_MEAN, -1);
        x = tf.nn.conv2d(x, constant("conv0/filters", 3, 3, 3, -1), ones(), "VALID");
        x = leaky(tf.nn.biasAdd(x, constant("conv0/bias", -1)));
        for (int stage = 1; stage <= DETECTOR_STAGES; stage++) {
            x = leaky(separable(pooled(x, 2), "conv" + stage, 1));
        }
        x = tf.nn.conv2d(pooled(x, 1), constant("conv8/filters", 1, 1, -1, 25), ones(), "VALID");
        return tf.nn.biasAdd(x, constant("conv8/bias", 25));
    }

    private Operand<TFloat32> landmarks(String input) {
        Operand<TFloat32> x = picture(input, LANDMARK_MEAN, LANDMARK_SIDE);
        for (int block = 0; block < BLOCKS; block++) {
            x = dense("dense" + block, x);
        }
        x = tf.math.mean(x, tf.constant(new int[] {1, 2}));
        x = tf.linalg.matMul(x, constant("fc/weights", -1, 136));
        x = tf.math.add(x, constant("fc/bias", 136));
        return tf.reshape(x, tf.constant(new int[] {1, 1, 1, 136}));
    }

    /** Adds a block in which the input of every convolution is the sum of all outputs before it. */
    private Operand<TFloat32> dense(String block, Operand<TFloat32> x) {
        boolean first = weights.containsKey(block + "/conv0/filters");
        Operand<TFloat32> sum =
                tf.nn.relu(first ? plain(x, block + "/conv0") : separable(x, block + "/conv0", 2));
        Operand<TFloat32> shown = sum;
        for (int i = 1; i < BLOCKS; i++) {
            sum = tf.math.add(sum, separable(shown, block + "/conv" + i, 1));
            shown = tf.nn.relu(sum);
        }
        return shown;
    }

    private Operand<TFloat32> plain(Operand<TFloat32> x, String name) {
        Operand<TFloat32> filters = constant(name + "/filters", 3, 3, 3, -1);
        Operand<TFloat32> y = tf.nn.conv2d(x, filters, List.of(1L, 2L, 2L, 1L), "SAME");
        return tf.nn.biasAdd(y, constant(name + "/bias", -1));
    }

    private Operand<TFloat32> separable(Operand<TFloat32> x, String name, long stride) {
        Operand<TFloat32> depthwise = constant(name + "/depthwise_filter", 3, 3, -1, 1);
        Operand<TFloat32> y =
                tf.nn.depthwiseConv2dNative(x, depthwise, List.of(1L, stride, stride, 1L), "SAME");
        y = tf.nn.conv2d(y, constant(name + "/pointwise_filter", 1, 1, -1, -1), ones(), "SAME");
        return tf.nn.biasAdd(y, constant(name + "/bias", -1));
    }

    private Operand<TFloat32> picture(String name, float[] mean, long side) {
        Operand<TFloat32> picture =
                tf.withName(name)
                        .placeholder(TFloat32.class, Placeholder.shape(Shape.of(1, side, side, 3)));
        return tf.math.div(tf.math.sub(picture, tf.constant(mean)), tf.constant(255f));
    }

    private Operand<TFloat32> pooled(Operand<TFloat32> x, int stride) {
        return tf.nn.maxPool(
                x,
                tf.constant(new int[] {1, 2, 2, 1}),
                tf.constant(new int[] {1, stride, stride, 1}),
                "SAME");
    }

    private Operand<TFloat32> leaky(Operand<TFloat32> x) {
        return tf.nn.leakyRelu(x, LeakyRelu.alpha(LEAK));
    }

    private static List<Long> ones() {
        return List.of(1L, 1L, 1L, 1L);
    }

    /**
     * Returns an array of the weights as a constant.
     *
     * @param shape shape of the array; -1 where any length is accepted
     */
    private Operand<TFloat32> constant(String name, long... shape) {
        WeightArray array = weights.get(name);
        if (array == null) {
            throw new FacetException("The weights lack " + name + ".");
        }
        boolean fits = array.shape().length == shape.length;
        for (int i = 0; fits && i < shape.length; i++) {
            fits = shape[i] == -1 || shape[i] == array.shape()[i];
        }
        if (!fits) {
            throw new FacetException(
                    "The weights %s have the shape %s instead of %s."
                            .formatted(
                                    name, Arrays.toString(array.shape()), Arrays.toString(shape)));
        }
        return tf.withName(name.replace('/', '_'))
                .constant(Shape.of(array.shape()), DataBuffers.of(array.values(), true, false));
    }

    private static String name(String tensor) {
        return tensor.substring(0, tensor.indexOf(':'));
    }
}
