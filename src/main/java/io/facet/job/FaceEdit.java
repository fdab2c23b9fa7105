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
 * Represents the course of one face's edit.
 *
 * @param face the edited face
 * @param history the loss after every step
 * @param evaluations the number of loss evaluations
 * @param stop why the optimiser stopped; empty if it did not run
 * @param parameters the parameters of the guides, by name; empty without guides
 * @param notes sentences for the user about what could not be done
 * @param seconds the duration, without loading the network
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

    /** Returns the loss before the first step; NaN if nothing was optimised. */
    public double firstLoss() {
        return history.isEmpty() ? Double.NaN : history.get(0).loss();
    }

    /**
     * Returns the lowest loss of all steps, which is the result's; NaN if nothing was optimised.
     */
    public double lowestLoss() {
        return history.stream().mapToDouble(EditResult.Step::loss).min().orElse(Double.NaN);
    }

    /** Returns how the edit went, as one line for users. */
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
     * Returns the course of the loss and its weighted terms.
     *
     * @param preset contains the weights of the terms
     */
    public LossCurve lossCurve(Preset preset) {
        // Guided steps and free-pixel steps have different terms, so missing ones are 0.
        Map<String, Double> none = new LinkedHashMap<>();
        history.forEach(step -> step.terms().keySet().forEach(term -> none.put(term, 0.0)));
        return new LossCurve(history.stream().map(step -> sample(step, preset, none)).toList());
    }

    private static LossCurve.Sample sample(
            EditResult.Step step, Preset preset, Map<String, Double> none) {
        // The editor's terms are unweighted; the terms of a curve sum to its total.
        Map<String, Double> weighted = new LinkedHashMap<>(none);
        step.terms().forEach((term, value) -> weighted.put(term, preset.weight(term) * value));
        return new LossCurve.Sample(step.iteration(), step.evaluations(), step.loss(), weighted);
    }
}
