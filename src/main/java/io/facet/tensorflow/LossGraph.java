package io.facet.tensorflow;

import io.facet.FacetException;
import io.facet.network.LossFunction.Formula;
import io.facet.network.LossOperations;
import io.facet.network.LossPart;
import io.facet.tensorflow.graph.Tensors;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.family.TNumber;

/**
 * Adds the nodes of a loss's formulas to a network's graph. The inputs of the formulas and the
 * factors of the parts are fed, so that every edit can use the same nodes.
 */
final class LossGraph<T extends TNumber> implements LossOperations<Operand<T>> {

    private final ImageGraph<T> image;
    private final Ops tf;
    private final Operand<T> change;
    private final Set<String> layers = new LinkedHashSet<>();

    /** Placeholders in the order of {@link LossRecipe#inputs}. */
    final List<Placeholder<T>> inputs = new ArrayList<>();

    final Placeholder<T> factors;

    /** Values of the parts, before their factors are applied. */
    final List<Operand<T>> parts = new ArrayList<>();

    final Operand<T> total;
    final Output<?> gradient;

    LossGraph(ImageGraph<T> image, List<LossPart> formulas) {
        this.image = image;
        tf = Ops.create(image.graph).withSubScope("facet_loss");
        factors = tf.placeholder(image.type, Placeholder.shape(Shape.of(formulas.size())));
        change = tf.math.mul(image.change(), constant(1 / 255.0));
        formulas.forEach(part -> parts.add(((Formula) part.function()).of(this)));
        total = weightedSum();
        gradient = gradient();
    }

    private Output<?> gradient() {
        Output<?>[] of = {total.asOutput()};
        Output<?>[] by = {image.output(ImageGraph.RESIDUAL + ":0")};
        try {
            return image.graph.addGradients("facet_gradient_" + total.op().name(), of, by, null)[0];
        } catch (RuntimeException e) {
            throw new FacetException(
                    "The network "
                            + image.card.name()
                            + " cannot be differentiated at "
                            + layers
                            + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private Operand<T> weightedSum() {
        Operand<T> sum = constant(0);
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

    private Operand<T> fed(LossRecipe.Input input) {
        Placeholder<T> placeholder =
                tf.placeholder(image.type, Placeholder.shape(Shape.of(input.shape())));
        inputs.add(placeholder);
        return placeholder;
    }

    @Override
    public int side() {
        return image.card.inputSize();
    }

    @Override
    public Operand<T> change() {
        return change;
    }

    @Override
    public Operand<T> reference() {
        return image.output(ImageGraph.REFERENCE + ":0");
    }

    @Override
    public Operand<T> layer(String name) {
        layers.add(name);
        return image.layer(name);
    }

    @Override
    public Operand<T> input(String layer, float[] values) {
        return fed(LossRecipe.ofLayer(image.card, layer, values));
    }

    @Override
    public Operand<T> input(float[] values) {
        return fed(LossRecipe.shaped(values, side(), 3));
    }

    @Override
    public Operand<T> input(float value) {
        return fed(new LossRecipe.Input(new float[] {value}));
    }

    @Override
    public Operand<T> constant(double value) {
        return tf.constant(image.type, value);
    }

    @Override
    public Operand<T> add(Operand<T> a, Operand<T> b) {
        return tf.math.add(a, b);
    }

    @Override
    public Operand<T> subtract(Operand<T> a, Operand<T> b) {
        return tf.math.sub(a, b);
    }

    @Override
    public Operand<T> multiply(Operand<T> a, Operand<T> b) {
        return tf.math.mul(a, b);
    }

    @Override
    public Operand<T> divide(Operand<T> a, Operand<T> b) {
        return tf.math.div(a, b);
    }

    @Override
    public Operand<T> squareRoot(Operand<T> a) {
        return tf.math.sqrt(a);
    }

    @Override
    public Operand<T> squaredDifference(Operand<T> a, Operand<T> b) {
        return tf.math.squaredDifference(a, b);
    }

    @Override
    public Operand<T> sum(Operand<T> a) {
        return tf.reduceSum(a, tf.constant(new int[] {0, 1, 2, 3}));
    }

    @Override
    public Operand<T> part(Operand<T> a, int column, int row, int width, int height) {
        return tf.slice(
                a,
                tf.constant(new int[] {0, row, column, 0}),
                tf.constant(new int[] {-1, height, width, -1}));
    }

    /**
     * Mixes the channels by a matrix product: it and its gradient take a twentieth of the time of a
     * sum over so short an axis.
     */
    @Override
    public Operand<T> mixed(Operand<T> picture, double[] matrix) {
        long channels = matrix.length / 3;
        long height = picture.shape().get(1);
        long width = picture.shape().get(2);
        Operand<T> pixels = tf.reshape(picture, tf.constant(new long[] {height * width, 3}));
        Operand<T> product =
                tf.linalg.matMul(
                        pixels, Tensors.constant(tf, image.type, matrix, Shape.of(3, channels)));
        return tf.reshape(product, tf.constant(new long[] {1, height, width, channels}));
    }
}
