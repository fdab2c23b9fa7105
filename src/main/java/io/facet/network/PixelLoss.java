package io.facet.network;

import io.facet.network.LossFunction.OfPixels;
import io.facet.optimize.Evaluation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Combines the terms of a loss that are computed in Java with those that an engine computes. */
public final class PixelLoss implements ImageLoss {

    private final LossProblem problem;
    private final float[] reference;
    private final ImageLoss formulas;

    private PixelLoss(LossProblem problem, ImageLoss formulas) {
        this.problem = problem;
        this.reference = problem.reference().samples();
        this.formulas = formulas;
    }

    /**
     * Returns the loss of a problem.
     *
     * @param engine makes the loss of a problem that has at least one part, all of them formulas
     */
    public static ImageLoss of(LossProblem problem, Function<LossProblem, ImageLoss> engine) {
        List<LossPart> formulas =
                problem.parts().stream()
                        .filter(part -> part.function() instanceof LossFunction.Formula)
                        .toList();
        if (formulas.size() == problem.parts().size()) {
            return engine.apply(problem);
        }
        LossProblem rest = new LossProblem(problem.reference(), problem.mask(), formulas);
        return new PixelLoss(problem, formulas.isEmpty() ? new Nothing() : engine.apply(rest));
    }

    /** A loss without terms. */
    private static final class Nothing implements ImageLoss {

        @Override
        public LossValue evaluate(float[] residual) {
            return new LossValue(0, Map.of(), new float[residual.length]);
        }

        @Override
        public void close() {}
    }

    @Override
    public LossValue evaluate(float[] residual) {
        LossValue known = formulas.evaluate(residual);
        float[] picture = picture(residual);
        double total = known.total();
        float[] gradient = known.gradient().clone();
        Map<String, Double> terms = new LinkedHashMap<>();
        for (LossPart part : problem.parts()) {
            if (part.function() instanceof OfPixels function) {
                Evaluation at = evaluation(part.name(), function, picture);
                terms.put(part.name(), at.value());
                total += part.weight() * at.value();
                add(part.weight(), at.gradient(), gradient);
            } else {
                terms.put(part.name(), known.terms().get(part.name()));
            }
        }
        return new LossValue(total, terms, gradient);
    }

    private float[] picture(float[] residual) {
        float[] picture = reference.clone();
        for (int i = 0; i < picture.length; i++) {
            picture[i] += problem.mask()[i / 3] * residual[i];
        }
        return picture;
    }

    private static Evaluation evaluation(String name, OfPixels function, float[] picture) {
        Evaluation at = function.at(picture.clone());
        if (at.gradient().length != picture.length) {
            throw new IllegalArgumentException(
                    "The loss term '%s' has a gradient of %s numbers for %s samples."
                            .formatted(name, at.gradient().length, picture.length));
        }
        return at;
    }

    private void add(double weight, float[] byPicture, float[] gradient) {
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] += (float) (weight * problem.mask()[i / 3] * byPicture[i]);
        }
    }

    @Override
    public void close() {
        formulas.close();
    }
}
