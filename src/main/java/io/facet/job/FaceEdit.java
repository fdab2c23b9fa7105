package io.facet.job;

import io.facet.edit.EditResult;
import io.facet.edit.Preset;
import io.facet.optimize.StopReason;
import io.facet.report.LossCurve;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the edit of one face went.
 *
 * @param face which
 * @param history the loss after every step
 * @param evaluations how often the loss was evaluated
 * @param stop why the optimiser stopped; empty if it never ran
 * @param parameters what guides were changed by, by name; empty without guides
 * @param notes sentences for the user about what could not be done
 * @param seconds how long it took, without loading the network
 */
public record FaceEdit(
        ChosenFaces.Face face,
        List<EditResult.Step> history,
        int evaluations,
        Optional<StopReason> stop,
        Map<String, Double> parameters,
        List<String> notes,
        double seconds) {

    public static FaceEdit of(ChosenFaces.Face face, EditResult result, double seconds) {
        return new FaceEdit(
                face,
                result.history(),
                result.evaluations(),
                result.stop(),
                result.parameters(),
                result.notes(),
                seconds);
    }

    /** The loss before the first step; NaN if nothing was optimised. */
    public double firstLoss() {
        return history.isEmpty() ? Double.NaN : history.get(0).loss();
    }

    /** The lowest loss of all steps, which is the result's; NaN if nothing was optimised. */
    public double lowestLoss() {
        return history.stream().mapToDouble(EditResult.Step::loss).min().orElse(Double.NaN);
    }

    /** How it went, as one line for people. */
    public String summary() {
        return String.join(". ", Stream.concat(Stream.of(course()), notes.stream()).toList());
    }

    private String course() {
        if (history.isEmpty()) {
            return parameters.isEmpty()
                    ? "nothing to change, so the face stays as it was"
                    : String.format(Locale.ROOT, "by guides alone, %.1f s", seconds);
        }
        return String.format(
                Locale.ROOT,
                "%d evaluations, %.1f s, loss %.4g -> %.4g",
                evaluations,
                seconds,
                firstLoss(),
                lowestLoss());
    }

    /**
     * How the loss and its weighted terms fell.
     *
     * @param preset with the weights of the terms
     */
    public LossCurve lossCurve(Preset preset) {
        // Steps by guides and steps by free pixels have some terms each that the others lack.
        Map<String, Double> none = new LinkedHashMap<>();
        history.forEach(step -> step.terms().keySet().forEach(term -> none.put(term, 0.0)));
        return new LossCurve(history.stream().map(step -> sample(step, preset, none)).toList());
    }

    private static LossCurve.Sample sample(
            EditResult.Step step, Preset preset, Map<String, Double> none) {
        // The editor's terms are before their factors; a curve's terms add up to its total.
        Map<String, Double> weighted = new LinkedHashMap<>(none);
        step.terms().forEach((term, value) -> weighted.put(term, preset.weight(term) * value));
        return new LossCurve.Sample(step.iteration(), step.evaluations(), step.loss(), weighted);
    }
}
