package io.facet.demo;

import io.facet.edit.EditRequest;
import io.facet.edit.EditResult;
import io.facet.edit.FaceEditor;
import io.facet.edit.Preset;
import io.facet.image.Photograph;
import io.facet.image.io.PhotographFile;
import io.facet.job.SamplePortrait;
import java.nio.file.Path;

/** Shows the shortest way to an edit: a photograph, its face, an attribute, the result. */
final class EditPortraitDemo {

    private EditPortraitDemo() {}

    public static void main(String[] args) {
        Photograph portrait = SamplePortrait.ASTRONAUT.picture().photograph();
        try (EmbeddedNetwork network = EmbeddedNetwork.load()) {
            EditRequest request = network.request(portrait, "smile=-1,age=0.5", Preset.RECOMMENDED);
            EditResult result = new FaceEditor(network.features()).edit(request);
            Path file = EmbeddedNetwork.RESULTS.resolve("no-smile.png");
            PhotographFile.write(result.photograph(), file, true);
            System.out.printf("%s after %d evaluations%n", file, result.evaluations());
        }
    }
}
