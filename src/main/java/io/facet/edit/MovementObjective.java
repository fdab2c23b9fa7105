package io.facet.edit;

import io.facet.face.mask.Mask;
import io.facet.image.FloatImage;
import io.facet.network.ImageLoss;
import io.facet.network.LossProblem;
import io.facet.network.LossValue;
import io.facet.optimize.Evaluation;
import io.facet.optimize.Objective;
import io.facet.warp.DisplacementField;
import io.facet.warp.FreeFormDeformation;
import io.facet.warp.WarpedCrop;

/**
 * The loss of an edit as a function of the movement of the pixels alone: J(d) = λ_at·L_at +
 * λ_id·L_id of x_r(p + M·d(p)), plus λ_be times the bending energy of d. By the chain rule its
 * gradient is the network's gradient with respect to the pixels, times their slopes.
 */
final class MovementObjective implements Objective {

    private final ImageLoss loss;
    private final LossProblem problem;
    private final FloatImage reference;
    private final Mask mask;
    private final FreeFormDeformation deformation;
    private final ParameterTerm bending;

    /**
     * @param loss loss of the problem
     * @param problem problem whose mask is 1 everywhere, so that its gradient with respect to the
     *     residual equals that with respect to the picture
     * @param mask factor of the displacement of each pixel
     */
    MovementObjective(
            ImageLoss loss,
            LossProblem problem,
            Mask mask,
            FreeFormDeformation deformation,
            double bendingWeight) {
        this.loss = loss;
        this.problem = problem;
        this.reference = problem.reference();
        this.mask = mask;
        this.deformation = deformation;
        this.bending = new ParameterTerm.Bending(deformation, bendingWeight);
    }

    /** Returns the masked field with these parameters. */
    DisplacementField field(float[] numbers) {
        return deformation.field(numbers).times(mask.values());
    }

    @Override
    public Evaluation evaluate(float[] numbers) {
        WarpedCrop moved = WarpedCrop.of(reference, field(numbers));
        LossValue value = loss.evaluate(difference(moved.picture(), reference));
        ParameterTerm.Slope own = bending.at(numbers);
        float[] gradient = gradient(value.gradient(), moved);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] += (float) (bending.weight() * own.gradient()[i]);
        }
        return new Evaluation(
                value.total() + bending.weight() * own.value(),
                gradient,
                LossTerms.ofMovement(problem, value, own.value()));
    }

    private float[] gradient(float[] byPixels, WarpedCrop moved) {
        float[] weights = mask.values();
        float[] byX = new float[weights.length];
        float[] byY = new float[weights.length];
        for (int i = 0; i < byPixels.length; i++) {
            int pixel = i / 3;
            byX[pixel] += weights[pixel] * byPixels[i] * moved.slopesX()[i];
            byY[pixel] += weights[pixel] * byPixels[i] * moved.slopesY()[i];
        }
        return deformation.gradient(byX, byY);
    }

    private static float[] difference(FloatImage after, FloatImage before) {
        float[] difference = after.samples();
        float[] start = before.samples();
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= start[i];
        }
        return difference;
    }
}
