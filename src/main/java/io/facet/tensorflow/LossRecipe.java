package io.facet.tensorflow;

import io.facet.network.LossFunction.Formula;
import io.facet.network.LossOperations;
import io.facet.network.LossPart;
import io.facet.network.NetworkCard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Records the operations of a loss's formulas without computing them: losses with equal steps share
 * their nodes in a graph, and differ only in the values fed. A value is represented by the number
 * of its step.
 */
final class LossRecipe implements LossOperations<Integer> {

    /**
     * The values fed to one input.
     *
     * @param shape shape of the tensor
     */
    record Input(float[] values, long... shape) {}

    private final NetworkCard card;
    private final List<String> steps = new ArrayList<>();
    private final List<Input> inputs = new ArrayList<>();

    LossRecipe(NetworkCard card) {
        this.card = card;
    }

    /** Returns the recipe of parts, all of which must be formulas. */
    static LossRecipe of(NetworkCard card, List<LossPart> parts) {
        LossRecipe recipe = new LossRecipe(card);
        for (LossPart part : parts) {
            recipe.step("part", ((Formula) part.function()).of(recipe));
        }
        return recipe;
    }

    /** Returns the operations in order; they are equal for losses that can share their nodes. */
    List<String> steps() {
        return List.copyOf(steps);
    }

    /** Returns the inputs to feed, in the order in which the formulas use them. */
    List<Input> inputs() {
        return List.copyOf(inputs);
    }

    private Integer step(Object... what) {
        steps.add(Arrays.toString(what));
        return steps.size();
    }

    private Integer fed(Input input) {
        inputs.add(input);
        return step("input", Arrays.toString(input.shape()));
    }

    /**
     * Returns an input of shape 1 x side x side x C, where C, which is 1 or {@code channels},
     * follows from the number of values.
     */
    static Input shaped(float[] values, int side, int channels) {
        int positions = side * side;
        if (values.length != positions && values.length != positions * channels) {
            throw new IllegalArgumentException(
                    "%s values for %s x %s positions of %s channels"
                            .formatted(values.length, side, side, channels));
        }
        return new Input(values, 1, side, side, values.length / positions);
    }

    static Input ofLayer(NetworkCard card, String layer, float[] values) {
        NetworkCard.Layer described = card.layer(layer);
        return shaped(values, card.inputSize() / described.stride(), described.channels());
    }

    @Override
    public int side() {
        return card.inputSize();
    }

    @Override
    public Integer change() {
        return step("change");
    }

    @Override
    public Integer reference() {
        return step("reference");
    }

    @Override
    public Integer layer(String name) {
        return step("layer", card.layer(name).name());
    }

    @Override
    public Integer input(String layer, float[] values) {
        return fed(ofLayer(card, layer, values));
    }

    @Override
    public Integer input(float[] values) {
        return fed(shaped(values, side(), 3));
    }

    @Override
    public Integer input(float value) {
        return fed(new Input(new float[] {value}));
    }

    @Override
    public Integer constant(double value) {
        return step("constant", value);
    }

    @Override
    public Integer add(Integer a, Integer b) {
        return step("add", a, b);
    }

    @Override
    public Integer subtract(Integer a, Integer b) {
        return step("subtract", a, b);
    }

    @Override
    public Integer multiply(Integer a, Integer b) {
        return step("multiply", a, b);
    }

    @Override
    public Integer divide(Integer a, Integer b) {
        return step("divide", a, b);
    }

    @Override
    public Integer squareRoot(Integer a) {
        return step("square root", a);
    }

    @Override
    public Integer squaredDifference(Integer a, Integer b) {
        return step("squared difference", a, b);
    }

    @Override
    public Integer sum(Integer a) {
        return step("sum", a);
    }

    @Override
    public Integer part(Integer a, int column, int row, int width, int height) {
        return step("part", a, column, row, width, height);
    }

    @Override
    public Integer mixed(Integer picture, double[] matrix) {
        return step("mixed", picture, Arrays.toString(matrix));
    }
}
