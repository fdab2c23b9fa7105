package io.facet.edit;

import io.facet.guide.canvas.CropCanvas;
import io.facet.guide.compose.Composition;
import io.facet.network.ImageLoss;
import io.facet.network.LossProblem;
import io.facet.network.LossValue;
import io.facet.optimize.Box;
import io.facet.optimize.Evaluation;
import io.facet.optimize.Objective;
import java.util.List;

/**
 * The loss of a composition as a function of its parameters in standard deviations, z = (θ -
 * θ_0)/σ:
 *
 * <pre>J(z) = λ_at·L_at(x(θ)) + λ_id·L_id(x(θ)) + λ_pr·mean(z²)</pre>
 *
 * Its gradient is the network's gradient with respect to the pixels, pulled back to θ by the
 * composition.
 */
final class GuidedObjective implements Objective {

    private final ImageLoss loss;
    private final Composition x;
    private final CropCanvas crop;
    private final double[] start;
    private final float[] reference;
    private final LossProblem problem;
    private final ParameterTerm prior;
    private final List<Composition.Parameter> parameters;

    /**
     * @param loss loss of the problem
     * @param problem problem whose mask is 1 everywhere, so that its gradient with respect to the
     *     residual equals that with respect to the picture
     * @param start θ_0
     */
    GuidedObjective(
            ImageLoss loss,
            LossProblem problem,
            Composition x,
            CropCanvas crop,
            double[] start,
            double priorWeight) {
        this.loss = loss;
        this.problem = problem;
        this.x = x;
        this.crop = crop;
        this.start = start.clone();
        this.reference = problem.reference().samples();
        this.prior = new ParameterTerm.Prior(priorWeight);
        this.parameters = x.parameters();
    }

    /** Returns θ. */
    double[] theta(float[] z) {
        double[] theta = start.clone();
        for (int k = 0; k < theta.length; k++) {
            theta[k] += parameters.get(k).deviation() * z[k];
        }
        return theta;
    }

    /** Returns the bounds of z. */
    Box box() {
        float[] lower = new float[start.length];
        float[] upper = new float[start.length];
        for (int k = 0; k < start.length; k++) {
            Composition.Parameter parameter = parameters.get(k);
            lower[k] = (float) Math.min(0, (parameter.low() - start[k]) / parameter.deviation());
            upper[k] = (float) Math.max(0, (parameter.high() - start[k]) / parameter.deviation());
        }
        return new Box(lower, upper);
    }

    @Override
    public Evaluation evaluate(float[] z) {
        double[] theta = theta(z);
        double[] picture = x.atCrop(crop, theta);
        float[] residual = new float[picture.length];
        for (int i = 0; i < residual.length; i++) {
            residual[i] = (float) (picture[i] - reference[i]);
        }
        LossValue value = loss.evaluate(residual);
        double[] byPixels = new double[picture.length];
        float[] slopes = value.gradient();
        for (int i = 0; i < byPixels.length; i++) {
            byPixels[i] = slopes[i];
        }
        double[] byTheta = x.pullBack(crop, theta, byPixels);
        float[] gradient = new float[z.length];
        ParameterTerm.Slope own = prior.at(z);
        for (int k = 0; k < z.length; k++) {
            gradient[k] =
                    (float)
                            (byTheta[k] * parameters.get(k).deviation()
                                    + prior.weight() * own.gradient()[k]);
        }
        return new Evaluation(
                value.total() + prior.weight() * own.value(),
                gradient,
                LossTerms.ofGuides(problem, value, own.value()));
    }
}
