package io.facet.demo;

import io.facet.ProgressListener;
import io.facet.edit.EditResult;
import io.facet.edit.FaceEditor;
import io.facet.edit.Preset;
import io.facet.image.io.PhotographFile;
import io.facet.job.SamplePortrait;

/**
 * Shows how an edit is followed and stopped. Free pixels take many steps; at half of them this
 * program has seen enough, and the result is the best so far.
 */
final class WatchedEditDemo {

    private WatchedEditDemo() {}

    public static void main(String[] args) {
        ProgressListener half =
                (task, done) -> {
                    System.out.printf("%s: %.0f %%%n", task, 100 * done);
                    return done < 0.5;
                };
        EditResult result = edit(half);
        System.out.printf(
                "stopped: %s, after %d evaluations%n", result.stop(), result.evaluations());
        PhotographFile.write(
                result.photograph(), EmbeddedNetwork.RESULTS.resolve("stopped.png"), true);
    }

    static EditResult edit(ProgressListener listener) {
        try (EmbeddedNetwork network = EmbeddedNetwork.load()) {
            return new FaceEditor(network.features())
                    .edit(
                            network.request(
                                    SamplePortrait.ASTRONAUT.picture().photograph(),
                                    "smile=-1",
                                    Preset.RESIDUAL),
                            listener);
        }
    }
}
