package io.facet.cli;

import io.facet.edit.EditResult;
import io.facet.image.AtomicFile;
import io.facet.image.PhotographFile;
import io.facet.network.LossProblem.LossWeights;
import io.facet.report.DifferenceImage;
import io.facet.report.LossCurve;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An edit that was done.
 *
 * @param job what was asked for
 * @param result what came out
 * @param seconds how long it took, without loading the network
 */
record CompletedEdit(EditJob job, EditResult result, double seconds) {

    /** Shown grey levels for each grey level of change: an edit's changes are seldom above 40. */
    static final double DIFFERENCE_GAIN = 4;

    private static final int PLOT_WIDTH = 720;
    private static final int PLOT_HEIGHT = 420;

    /** The loss before the first step; NaN if nothing was optimised. */
    double firstLoss() {
        return result.history().isEmpty() ? Double.NaN : result.history().get(0).loss();
    }

    /** The lowest loss of all steps, which is the result's; NaN if nothing was optimised. */
    double lowestLoss() {
        return result.history().stream()
                .mapToDouble(EditResult.Step::loss)
                .min()
                .orElse(Double.NaN);
    }

    /** How it went, as one line for people. */
    String summary() {
        if (result.history().isEmpty()) {
            return "nothing to change, so the picture stays as it was";
        }
        return String.format(
                Locale.ROOT,
                "%d evaluations, %.1f s, loss %.4g -> %.4g",
                result.evaluations(),
                seconds,
                firstLoss(),
                lowestLoss());
    }

    /** What the edit changed, {@link #DIFFERENCE_GAIN} times, around a mid-grey. */
    BufferedImage difference() {
        return DifferenceImage.of(job.picture().photograph(), result.photograph(), DIFFERENCE_GAIN);
    }

    /** How the loss and its weighted terms fell. */
    LossCurve lossCurve() {
        return new LossCurve(result.history().stream().map(this::sample).toList());
    }

    /** Writes the edited picture. */
    void writePicture(EditFiles files, boolean overwrite) {
        job.picture().writeEdited(result.photograph(), files.picture(), overwrite);
    }

    /** Writes the difference and the loss, but no record. */
    void writePlots(EditFiles files, boolean overwrite) {
        LossCurve curve = lossCurve();
        byte[] table = curve.toCsv().getBytes(StandardCharsets.UTF_8);
        PhotographFile.write(difference(), files.difference(), overwrite);
        PhotographFile.write(curve.toImage(PLOT_WIDTH, PLOT_HEIGHT), files.lossPlot(), overwrite);
        AtomicFile.write(files.lossTable(), overwrite, out -> out.write(table));
    }

    private LossCurve.Sample sample(EditResult.Step step) {
        LossWeights weights = job.preset().weights();
        // The editor's terms are before their factors; a curve's terms add up to its total.
        Map<String, Double> factors =
                Map.of(
                        "attribute", weights.attribute(),
                        "identity", weights.identity(),
                        "total variation", weights.totalVariation(),
                        "chroma", weights.chroma(),
                        "bending", job.preset().movement().bendingWeight());
        Map<String, Double> weighted = new LinkedHashMap<>();
        step.terms().forEach((term, value) -> weighted.put(term, factors.get(term) * value));
        return new LossCurve.Sample(step.iteration(), step.evaluations(), step.loss(), weighted);
    }
}
