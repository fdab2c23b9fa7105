package io.facet.models;

import io.facet.network.FeatureNetwork;
import io.facet.network.NetworkEngine;
import io.facet.network.Precision;
import io.facet.network.PrecisionDifference;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Represents a user's choice of a network.
 *
 * @param models where it is searched
 * @param name among the models, or the folder of a network
 * @param precision precision of its computation
 */
public record NetworkChoice(Models models, String name, Precision precision) {

    /**
     * Returns the folder of the network.
     *
     * @throws io.facet.FacetException if there is no such network
     */
    public Path folder() {
        return models.find(name);
    }

    /**
     * Returns the network with its attributes.
     *
     * @throws io.facet.FacetException if there is no such network, or it has no attributes
     */
    public NetworkFolder open() {
        return NetworkFolder.open(folder(), precision);
    }

    /**
     * Loads the network; the caller closes it.
     *
     * @param layers to compare on
     * @param lines receives the difference of another precision from single precision
     */
    public FeatureNetwork load(List<String> layers, Consumer<String> lines) {
        FeatureNetwork network = NetworkEngine.installed().load(folder(), precision);
        try {
            if (precision == Precision.BFLOAT16) {
                lines.accept(PrecisionDifference.sentence(folder(), network, layers));
            }
            return network;
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }
}
