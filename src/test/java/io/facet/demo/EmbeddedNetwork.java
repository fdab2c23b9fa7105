package io.facet.demo;

import io.facet.edit.EditRequest;
import io.facet.edit.Preset;
import io.facet.edit.target.AttributeStrengths;
import io.facet.edit.target.AttributeTarget;
import io.facet.face.find.FaceFinder;
import io.facet.image.Photograph;
import io.facet.models.Models;
import io.facet.models.NetworkFolder;
import io.facet.network.FeatureNetwork;
import io.facet.network.NetworkEngine;
import io.facet.network.Precision;
import java.nio.file.Path;

/**
 * What every edit needs: the network that comes with Facet, with its attributes and guides, and the
 * networks that find faces.
 *
 * @param folder the attributes and guides
 * @param features the network on whose feature maps faces are compared
 * @param finder finds faces and their landmarks
 */
record EmbeddedNetwork(NetworkFolder folder, FeatureNetwork features, FaceFinder finder)
        implements AutoCloseable {

    /** Where the programs write. */
    static final Path RESULTS = Path.of("target", "demo-programs");

    /** Loads the network. */
    static EmbeddedNetwork load() {
        Models models = Models.installed();
        NetworkFolder folder = NetworkFolder.open(models.find(Models.EMBEDDED), Precision.FLOAT32);
        return new EmbeddedNetwork(
                folder, NetworkEngine.installed().load(folder.folder()), models.faceFinder());
    }

    /**
     * Returns the edit of a photograph's largest face.
     *
     * @param attributes names with strengths, as in {@code smile=1,age=-0.5}
     */
    EditRequest request(Photograph photograph, String attributes, Preset preset) {
        AttributeTarget target = folder.target(AttributeStrengths.parse(attributes));
        return new EditRequest(photograph, finder.locate(photograph).orElseThrow(), target, preset);
    }

    @Override
    public void close() {
        finder.close();
        features.close();
    }
}
