package io.facet.cli;

import io.facet.attribute.AttributeFile;
import io.facet.attribute.AttributeLibrary;
import io.facet.edit.TunedTarget;
import io.facet.network.FeatureNetwork;
import io.facet.network.NetworkCard;
import io.facet.network.NetworkCardFile;
import io.facet.network.NetworkEngine;
import java.nio.file.Path;
import java.util.List;

/**
 * A network on disk with its attributes, before the network itself is loaded.
 *
 * @param folder where it lies
 * @param card what it is
 * @param attributes what it can change
 */
record NetworkFolder(Path folder, NetworkCard card, AttributeLibrary attributes) {

    /**
     * @throws io.facet.FacetException if there is no network, or it has no attributes
     */
    static NetworkFolder open(Path folder) {
        NetworkCard card = NetworkCardFile.read(folder);
        return new NetworkFolder(folder, card, AttributeLibrary.open(folder, card));
    }

    /**
     * Loads the network; the caller closes it.
     *
     * @throws io.facet.FacetException if it does not fit its card
     */
    FeatureNetwork load() {
        return NetworkEngine.installed().load(folder);
    }

    /**
     * The target that these strengths make.
     *
     * @throws io.facet.FacetException if there is no attribute of one of the names
     */
    TunedTarget target(AttributeStrengths strengths) {
        strengths.requireAmong(attributes.names());
        List<TunedTarget.Strength> tuned =
                strengths.values().entrySet().stream()
                        .map(
                                entry ->
                                        new TunedTarget.Strength(
                                                attributes.get(entry.getKey()), entry.getValue()))
                        .toList();
        return new TunedTarget(attributes.conditions(), tuned);
    }

    /** The file of an attribute. */
    Path attributeFile(String name) {
        return folder.resolve(AttributeLibrary.FOLDER).resolve(name + AttributeFile.ENDING);
    }

    /** The file of what the attributes' changes depend on. */
    Path conditionsFile() {
        return folder.resolve(AttributeLibrary.FOLDER).resolve(AttributeLibrary.CONDITIONS);
    }
}
