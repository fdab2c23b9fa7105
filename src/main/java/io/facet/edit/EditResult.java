package io.facet.edit;

import io.facet.face.align.AlignedFace;
import io.facet.image.FloatImage;
import io.facet.image.Photograph;
import io.facet.optimize.StopReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of an edit.
 *
 * @param photograph the edited photograph, of the input's size and depth; the input itself if
 *     nothing was requested
 * @param face the aligned reference
 * @param editedFace the aligned face after the edit, S x S x 3, grey levels
 * @param history the loss after every step
 * @param evaluations number of evaluations of the loss
 * @param stop reason why the optimiser stopped; empty if it never ran
 * @param reached end point from which another edit can start; empty if the edit never began, or if
 *     its end point is of no use to another one
 * @param parameters parameters of the guides by name; empty without guides
 * @param notes notes for the user about what could not be done
 */
public record EditResult(
        Photograph photograph,
        AlignedFace face,
        FloatImage editedFace,
        List<Step> history,
        int evaluations,
        Optional<StopReason> stop,
        Optional<EditPoint> reached,
        Map<String, Double> parameters,
        List<String> notes) {

    public EditResult {
        history = List.copyOf(history);
        parameters =
                java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(parameters));
        notes = List.copyOf(notes);
    }

    /** Returns this result combined with that of an edit that continued from it. */
    EditResult then(EditResult next) {
        List<Step> all = new java.util.ArrayList<>(history);
        next.history.forEach(
                step ->
                        all.add(
                                new Step(
                                        all.size(),
                                        evaluations + step.evaluations(),
                                        step.loss(),
                                        step.terms())));
        List<String> both = new java.util.ArrayList<>(notes);
        both.addAll(next.notes);
        return new EditResult(
                next.photograph,
                face,
                next.editedFace,
                all,
                evaluations + next.evaluations,
                next.stop.or(() -> stop),
                Optional.empty(),
                parameters,
                both);
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
