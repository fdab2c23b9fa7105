package io.facet.cli;

import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say which network to use; for those who edit or measure. */
final class NetworkOptions {

    @Option(
            names = "--network",
            paramLabel = "NAME",
            defaultValue = "vgg-facet",
            description =
                    "Name of a network among the models, or the folder of one. Default:"
                            + " ${DEFAULT-VALUE}.")
    private String network;

    @Mixin private ModelsOption models;

    Models models() {
        return models.models();
    }

    /**
     * The folder of the network.
     *
     * @throws io.facet.FacetException if there is no such network
     */
    Path folder() {
        return models().find(network);
    }

    /**
     * @throws io.facet.FacetException if there is no such network, or it has no attributes
     */
    NetworkFolder open() {
        return NetworkFolder.open(folder());
    }
}
