package io.facet.tensorflow;

import io.facet.FacetException;
import io.facet.network.LossProblem;
import io.facet.tensorflow.graph.Tensors;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.family.TNumber;

/**
 * The nodes of a loss over one choice of layers, added to a network's graph: see {@link
 * LossProblem} for the formula. The targets, weights and factors are fed, so that one set of nodes
 * serves every edit.
 */
final class LossGraph<T extends TNumber> {

    /** What is fed for one feature term. */
    record Term<T extends TNumber>(
            Placeholder<T> target, Placeholder<T> weights, int side, int channels) {}

    /** From red, green and blue to what is left of each without the luma. */
    private static final double[] CHROMA = {
        1 - 0.299, -0.299, -0.299, -0.587, 1 - 0.587, -0.587, -0.114, -0.114, 1 - 0.114
    };

    private final ImageGraph<T> image;
    private final Ops tf;

    final List<Term<T>> attribute = new ArrayList<>();
    final List<Term<T>> identity = new ArrayList<>();
    final Placeholder<T> factors;

    /** How much of the reference the total variation sees beside the change: 0 or 1. */
    final Placeholder<T> pictureShare;

    /** Attribute, identity, total variation, chroma. */
    final List<Operand<T>> parts;

    final Operand<T> total;
    final Output<?> gradient;

    LossGraph(ImageGraph<T> image, List<String> attributeLayers, List<String> identityLayers) {
        this.image = image;
        tf = Ops.create(image.graph).withSubScope("facet_loss");
        factors = tf.placeholder(image.type, Placeholder.shape(Shape.of(4)));
        pictureShare = tf.placeholder(image.type, Placeholder.shape(Shape.scalar()));
        Operand<T> change = tf.math.mul(image.change(), number(1 / 255.0));
        parts =
                List.of(
                        features(attributeLayers, attribute),
                        features(identityLayers, identity),
                        totalVariation(tf.math.add(change, picture())),
                        chroma(change));
        total = weightedSum();
        gradient = gradient(attributeLayers, identityLayers);
    }

    private Operand<T> picture() {
        Operand<T> reference = image.output(ImageGraph.REFERENCE + ":0");
        return tf.math.mul(reference, tf.math.mul(pictureShare, number(1 / 255.0)));
    }

    private Output<?> gradient(List<String> attributeLayers, List<String> identityLayers) {
        Output<?>[] of = {total.asOutput()};
        Output<?>[] by = {image.output(ImageGraph.RESIDUAL + ":0")};
        try {
            return image.graph.addGradients("facet_gradient_" + total.op().name(), of, by, null)[0];
        } catch (RuntimeException e) {
            throw new FacetException(
                    "The network "
                            + image.card.name()
                            + " cannot be differentiated at "
                            + attributeLayers
                            + identityLayers
                            + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private Operand<T> features(List<String> layers, List<Term<T>> terms) {
        Operand<T> sum = number(0);
        for (String name : layers) {
            Output<T> map = image.layer(name);
            int channels = image.card.layer(name).channels();
            int side = image.card.inputSize() / image.card.layer(name).stride();
            Shape shape = Shape.of(1, side, side, channels);
            Placeholder<T> target = tf.placeholder(image.type, Placeholder.shape(shape));
            Placeholder<T> weights =
                    tf.placeholder(image.type, Placeholder.shape(Shape.of(1, side, side, 1)));
            terms.add(new Term<>(target, weights, side, channels));
            Operand<T> squares = tf.math.squaredDifference(map, target);
            sum = tf.math.add(sum, sum(tf.math.mul(squares, weights)));
        }
        return sum;
    }

    /**
     * Mean over pixels and channels of 2ε(√(|∇d|² + ε²) - ε), the gradient that of all channels
     * together, as 2|∇d|² / (√(|∇d|² / ε² + 1) + 1), which loses no digits; of the picture, whose
     * edges are to stay, with an infinite ε.
     */
    private Operand<T> totalVariation(Operand<T> d) {
        int side = image.card.inputSize();
        int[] inner = {-1, side - 1, side - 1, -1};
        Operand<T> here = tf.slice(d, tf.constant(new int[4]), tf.constant(inner));
        Operand<T> right = tf.slice(d, tf.constant(new int[] {0, 0, 1, 0}), tf.constant(inner));
        Operand<T> below = tf.slice(d, tf.constant(new int[] {0, 1, 0, 0}), tf.constant(inner));
        Operand<T> squares =
                mixed(
                        tf.math.add(
                                tf.math.squaredDifference(right, here),
                                tf.math.squaredDifference(below, here)),
                        side - 1,
                        new double[] {slopes(), slopes(), slopes()});
        Operand<T> one = number(1);
        Operand<T> bend =
                tf.math.mul(
                        tf.math.sub(one, pictureShare),
                        number(1 / (LossProblem.EDGE * LossProblem.EDGE)));
        Operand<T> roots = tf.math.sqrt(tf.math.add(tf.math.mul(squares, bend), one));
        Operand<T> lengths = tf.math.div(squares, tf.math.add(roots, one));
        double share = 2 / (3.0 * (side - 1) * (side - 1));
        return tf.math.mul(sum(lengths), number(share));
    }

    /** From squares of differences between pixels to squares of slopes. */
    private double slopes() {
        double pixels = image.card.inputSize() * LossProblem.SLOPE_LENGTH;
        return pixels * pixels;
    }

    /** Mean of |∇d|² over pixels and channels, by forward differences. */
    private Operand<T> gradientEnergy(Operand<T> d) {
        int side = image.card.inputSize();
        return tf.math.add(differences(d, side, 2), differences(d, side, 1));
    }

    private Operand<T> differences(Operand<T> d, int side, int axis) {
        int[] size = {-1, -1, -1, -1};
        size[axis] = side - 1;
        int[] shifted = {0, 0, 0, 0};
        shifted[axis] = 1;
        Operand<T> here = tf.slice(d, tf.constant(new int[4]), tf.constant(size));
        Operand<T> next = tf.slice(d, tf.constant(shifted), tf.constant(size));
        double share = slopes() / (3.0 * side * (side - 1));
        return tf.math.mul(sum(tf.math.squaredDifference(next, here)), number(share));
    }

    private Operand<T> chroma(Operand<T> d) {
        int side = image.card.inputSize();
        Operand<T> c = mixed(d, side, CHROMA);
        double share = LossProblem.CHROMA_LEVEL / (3.0 * side * side);
        Operand<T> level = tf.math.mul(sum(tf.math.mul(c, c)), number(share));
        return tf.math.add(gradientEnergy(c), level);
    }

    /**
     * Every pixel's channels times a matrix. A product of matrices takes a twentieth of the time of
     * a sum over so short an axis, and so does its gradient.
     *
     * @param x 1 x side x side x 3
     * @param matrix 3 x channels of the result, row by row
     */
    private Operand<T> mixed(Operand<T> x, long side, double[] matrix) {
        long channels = matrix.length / 3;
        Operand<T> pixels = tf.reshape(x, tf.constant(new long[] {side * side, 3}));
        Operand<T> product =
                tf.linalg.matMul(
                        pixels, Tensors.constant(tf, image.type, matrix, Shape.of(3, channels)));
        return tf.reshape(product, tf.constant(new long[] {1, side, side, channels}));
    }

    private Operand<T> weightedSum() {
        Operand<T> sum = number(0);
        for (int i = 0; i < parts.size(); i++) {
            Operand<T> factor =
                    tf.reshape(
                            tf.slice(
                                    factors,
                                    tf.constant(new int[] {i}),
                                    tf.constant(new int[] {1})),
                            tf.constant(new int[0]));
            sum = tf.math.add(sum, tf.math.mul(parts.get(i), factor));
        }
        return sum;
    }

    private Operand<T> number(double value) {
        return tf.constant(image.type, value);
    }

    private Operand<T> sum(Operand<T> x) {
        return tf.reduceSum(x, tf.constant(new int[] {0, 1, 2, 3}));
    }
}
