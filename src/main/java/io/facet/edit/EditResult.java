package io.facet.edit;

import io.facet.face.AlignedFace;
import io.facet.image.FloatImage;
import io.facet.image.Photograph;
import io.facet.optimize.StopReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an edit made.
 *
 * @param photograph the edited picture, of the input's size and depth; the input itself where
 *     nothing was asked for
 * @param face the aligned reference
 * @param editedFace the aligned face after the edit, S x S x 3, grey levels
 * @param history the loss after every step
 * @param evaluations how often the loss was evaluated
 * @param stop why the optimiser stopped; empty if it never ran
 * @param reached where the edit ended, for another one to start from; empty if it never began
 */
public record EditResult(
        Photograph photograph,
        AlignedFace face,
        FloatImage editedFace,
        List<Step> history,
        int evaluations,
        Optional<StopReason> stop,
        Optional<EditPoint> reached) {

    public EditResult {
        history = List.copyOf(history);
    }

    /**
     * The loss after one step.
     *
     * @param iteration number of the step, 0 for the start
     * @param evaluations evaluations so far
     * @param loss the weighted sum
     * @param terms its parts, before their weights
     */
    public record Step(int iteration, int evaluations, double loss, Map<String, Double> terms) {}
}
