package io.facet.tensorflow;

import io.facet.network.ImageLoss;
import io.facet.network.LossProblem;
import io.facet.network.LossProblem.FeatureTerm;
import io.facet.network.LossProblem.LossWeights;
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
 * A loss's nodes with the tensors of one problem, which are made once and fed at every evaluation.
 */
final class BoundLoss<T extends TNumber> implements ImageLoss {

    private final LossGraph<T> nodes;
    private final Session session;
    private final int side;
    private final Class<T> type;
    private final Map<Operand<T>, Tensor> feeds = new LinkedHashMap<>();
    private final List<Tensor> owned = new ArrayList<>();
    private final ImageGraph<T> image;

    BoundLoss(ImageGraph<T> image, LossGraph<T> nodes, Session session, LossProblem problem) {
        this.image = image;
        this.nodes = nodes;
        this.session = session;
        this.type = image.type;
        this.side = image.card.inputSize();
        feed(image.output(ImageGraph.REFERENCE + ":0"), problem.reference().samples(), side, 3);
        feeds.put(
                image.output(ImageGraph.MASK + ":0"),
                own(Tensors.ofMask(type, problem.mask(), side)));
        feed(nodes.attribute, problem.attribute());
        feed(nodes.identity, problem.identity());
        LossWeights w = problem.weights();
        double[] factors = {w.attribute(), w.identity(), w.totalVariation(), w.chroma()};
        feeds.put(nodes.factors, own(Tensors.of(type, factors, factors.length)));
        double[] share = {problem.smoothPicture() ? 1 : 0};
        feeds.put(nodes.pictureShare, own(Tensors.of(type, share)));
    }

    private void feed(List<LossGraph.Term<T>> terms, List<FeatureTerm> values) {
        for (int i = 0; i < terms.size(); i++) {
            LossGraph.Term<T> term = terms.get(i);
            feed(term.target(), values.get(i).target().values(), term.side(), term.channels());
            feed(term.weights(), values.get(i).weights(), term.side(), 1);
        }
    }

    private void feed(Operand<T> input, float[] values, int side, int channels) {
        feeds.put(input, own(Tensors.of(type, values, 1, side, side, channels)));
    }

    private Tensor own(Tensor tensor) {
        owned.add(tensor);
        return tensor;
    }

    @Override
    public LossValue evaluate(float[] residual) {
        try (Tensor r = Tensors.of(type, residual, 1, side, side, 3);
                Result result = run(r)) {
            double[] numbers = new double[5];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = Tensors.number(result.get(i));
            }
            return new LossValue(
                    numbers[0],
                    numbers[1],
                    numbers[2],
                    numbers[3],
                    numbers[4],
                    Tensors.floats(result.get(5)));
        }
    }

    /**
     * The total and its gradient without rounding to float, where the network's numbers are
     * doubles.
     */
    double evaluateExactly(double[] residual, double[] gradient) {
        try (Tensor r = Tensors.of(type, residual, 1, side, side, 3);
                Result result = run(r)) {
            double[] exact = Tensors.doubles(result.get(5));
            System.arraycopy(exact, 0, gradient, 0, exact.length);
            return Tensors.number(result.get(0));
        }
    }

    private Result run(Tensor residual) {
        Session.Runner runner = session.runner();
        feeds.forEach(runner::feed);
        runner.feed(image.output(ImageGraph.RESIDUAL + ":0"), residual);
        runner.fetch(nodes.total);
        nodes.parts.forEach(runner::fetch);
        runner.fetch(nodes.gradient);
        return runner.run();
    }

    @Override
    public void close() {
        owned.forEach(Tensor::close);
        owned.clear();
        feeds.clear();
    }
}
