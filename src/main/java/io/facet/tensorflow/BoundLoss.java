package io.facet.tensorflow;

import io.facet.network.ImageLoss;
import io.facet.network.LossPart;
import io.facet.network.LossProblem;
import io.facet.network.LossValue;
import io.facet.tensorflow.graph.Tensors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.types.family.TNumber;

/**
 * Evaluates a loss's nodes for one problem, whose tensors are created once and fed at every
 * evaluation.
 */
final class BoundLoss<T extends TNumber> implements ImageLoss {

    /**
     * Index of the total among the fetched outputs, which are the total, its gradient, and then the
     * parts.
     */
    private static final int TOTAL = 0;

    private static final int GRADIENT = 1;
    private static final int PARTS = 2;

    private final LossGraph<T> nodes;
    private final Session session;
    private final int side;
    private final Class<T> type;
    private final Map<Operand<T>, Tensor> feeds = new LinkedHashMap<>();
    private final List<Tensor> owned = new ArrayList<>();
    private final ImageGraph<T> image;
    private final List<String> names;

    BoundLoss(
            ImageGraph<T> image,
            LossGraph<T> nodes,
            Session session,
            LossProblem problem,
            List<LossRecipe.Input> inputs) {
        this.image = image;
        this.nodes = nodes;
        this.session = session;
        this.type = image.type;
        this.side = image.card.inputSize();
        this.names = problem.parts().stream().map(LossPart::name).toList();
        feeds.put(
                image.output(ImageGraph.REFERENCE + ":0"),
                own(Tensors.of(type, problem.reference().samples(), 1, side, side, 3)));
        feeds.put(
                image.output(ImageGraph.MASK + ":0"),
                own(Tensors.ofMask(type, problem.mask(), side)));
        for (int i = 0; i < inputs.size(); i++) {
            LossRecipe.Input input = inputs.get(i);
            feeds.put(nodes.inputs.get(i), own(Tensors.of(type, input.values(), input.shape())));
        }
        double[] factors = problem.parts().stream().mapToDouble(LossPart::weight).toArray();
        feeds.put(nodes.factors, own(Tensors.of(type, factors, factors.length)));
    }

    private Tensor own(Tensor tensor) {
        owned.add(tensor);
        return tensor;
    }

    @Override
    public LossValue evaluate(float[] residual) {
        try (Tensor r = Tensors.of(type, residual, 1, side, side, 3);
                Result result = run(r)) {
            Map<String, Double> terms = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                terms.put(names.get(i), Tensors.number(result.get(PARTS + i)));
            }
            return new LossValue(
                    Tensors.number(result.get(TOTAL)), terms, Tensors.floats(result.get(GRADIENT)));
        }
    }

    /**
     * Returns the total and its gradient, not rounded to float if the network computes in doubles.
     */
    double evaluateExactly(double[] residual, double[] gradient) {
        try (Tensor r = Tensors.of(type, residual, 1, side, side, 3);
                Result result = run(r)) {
            double[] exact = Tensors.doubles(result.get(GRADIENT));
            System.arraycopy(exact, 0, gradient, 0, exact.length);
            return Tensors.number(result.get(TOTAL));
        }
    }

    private Result run(Tensor residual) {
        Session.Runner runner = session.runner();
        feeds.forEach(runner::feed);
        runner.feed(image.output(ImageGraph.RESIDUAL + ":0"), residual);
        runner.fetch(nodes.total);
        runner.fetch(nodes.gradient);
        nodes.parts.forEach(runner::fetch);
        return runner.run();
    }

    @Override
    public void close() {
        owned.forEach(Tensor::close);
        owned.clear();
        feeds.clear();
    }
}
