package io.facet.edit;

import io.facet.attribute.AttributeLibrary;
import io.facet.edit.target.TunedTarget;
import io.facet.edit.target.TunedTarget.Strength;
import io.facet.face.Landmarks;
import io.facet.face.find.FaceFinder;
import io.facet.image.Photograph;
import io.facet.network.FeatureNetwork;
import io.facet.network.NetworkEngine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * The bundled portrait, its face and the embedded network, to try edits on.
 *
 * @param network to be closed
 */
public record Portrait(
        FeatureNetwork network,
        AttributeLibrary attributes,
        Photograph photograph,
        Landmarks landmarks)
        implements AutoCloseable {

    private static final Path FOLDER = Path.of("models", "vgg-facet");

    public static Portrait open() throws IOException {
        FeatureNetwork network = NetworkEngine.installed().load(FOLDER);
        try (FaceFinder finder = FaceFinder.open(Path.of("models", "face-finder"));
                InputStream in =
                        Portrait.class.getResourceAsStream("/io/facet/sample/astronaut.png")) {
            Photograph photograph = Photograph.of(ImageIO.read(in));
            return new Portrait(
                    network,
                    AttributeLibrary.open(FOLDER, network.card()),
                    photograph,
                    finder.find(photograph).get(0).landmarks());
        }
    }

    public FaceEditor editor() {
        return new FaceEditor(network);
    }

    /** The target of one attribute, without guides. */
    public TunedTarget target(String attribute, double strength) {
        return new TunedTarget(
                attributes.conditions(),
                List.of(new Strength(attributes.get(attribute), strength)));
    }

    /** An edit of the face by free pixels alone. */
    EditRequest request(String attribute, double strength, int evaluations) {
        return new EditRequest(
                photograph,
                landmarks,
                target(attribute, strength),
                Preset.RESIDUAL.withEvaluations(evaluations));
    }

    @Override
    public void close() {
        network.close();
    }
}
