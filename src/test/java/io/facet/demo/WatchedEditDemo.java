package io.facet.demo;

import io.facet.Cancellation;
import io.facet.Progress;
import io.facet.edit.EditResult;
import io.facet.edit.FaceEditor;
import io.facet.edit.Preset;
import io.facet.image.Photograph;
import io.facet.image.io.PhotographFile;
import io.facet.job.SamplePortrait;

/**
 * Shows how an edit is followed and cancelled. Free pixels take many steps; at half of them this
 * program has seen enough, and the result is the best so far.
 */
final class WatchedEditDemo {

    private WatchedEditDemo() {}

    public static void main(String[] args) {
        Cancellation cancellation = new Cancellation();
        Progress<Photograph> half =
                step -> {
                    System.out.printf("%s: %.0f %%%n", step.text(), 100 * step.fraction());
                    if (step.fraction() >= 0.5) {
                        cancellation.cancel();
                    }
                };
        EditResult result = edit(half, cancellation);
        System.out.printf(
                "stopped: %s, after %d evaluations%n", result.stop(), result.evaluations());
        PhotographFile.write(
                result.photograph(), EmbeddedNetwork.RESULTS.resolve("stopped.png"), true);
    }

    static EditResult edit(Progress<Photograph> progress, Cancellation cancellation) {
        try (EmbeddedNetwork network = EmbeddedNetwork.load()) {
            return new FaceEditor(network.features())
                    .edit(
                            network.request(
                                    SamplePortrait.ASTRONAUT.picture().photograph(),
                                    "smile=-1",
                                    Preset.RESIDUAL),
                            progress,
                            cancellation);
        }
    }
}
