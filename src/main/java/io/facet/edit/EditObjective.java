package io.facet.edit;

import io.facet.network.ImageLoss;
import io.facet.network.LossValue;
import io.facet.optimize.Evaluation;
import io.facet.optimize.Objective;

/**
 * Computes the loss of an edit as a function of the residual.
 *
 * @param loss of the picture
 * @param bending energy of the movement before it, for its terms
 * @param constant what that adds to the loss
 */
record EditObjective(ImageLoss loss, double bending, double constant) implements Objective {

    @Override
    public Evaluation evaluate(float[] residual) {
        LossValue value = loss.evaluate(residual);
        return new Evaluation(
                value.total() + constant, value.gradient(), LossTerms.ofResidual(value, bending));
    }
}
