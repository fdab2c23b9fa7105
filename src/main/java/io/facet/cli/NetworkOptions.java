package io.facet.cli;

import io.facet.models.Models;
import io.facet.models.NetworkFolder;
import io.facet.network.FeatureNetwork;
import io.facet.network.NetworkEngine;
import io.facet.network.Precision;
import io.facet.network.PrecisionDifference;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say which network to use; for those who edit or measure. */
final class NetworkOptions {

    @Option(
            names = "--network",
            paramLabel = "NAME",
            defaultValue = Models.EMBEDDED,
            description =
                    "Name of a network among the models, or the folder of one. Default:"
                            + " ${DEFAULT-VALUE}.")
    private String network;

    @Option(
            names = "--bf16",
            description =
                    "Compute convolutions in bfloat16, on processors that have it: faster and less"
                            + " exact. How far it is from single precision is printed.")
    private boolean bfloat16;

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
        return NetworkFolder.open(folder(), precision());
    }

    Precision precision() {
        return bfloat16 ? Precision.BFLOAT16 : Precision.FLOAT32;
    }

    /**
     * Loads the network in the precision that was asked for, and says how far that is from single
     * precision; the caller closes it.
     *
     * @param layers to compare on
     * @param out hears of the difference
     */
    FeatureNetwork load(List<String> layers, PrintWriter out) {
        NetworkEngine engine = NetworkEngine.installed();
        FeatureNetwork network = engine.load(folder(), precision());
        if (bfloat16) {
            try (FeatureNetwork exact = engine.load(folder())) {
                out.println(sentence(PrecisionDifference.of(exact, network, layers)));
            } catch (RuntimeException e) {
                network.close();
                throw e;
            }
        }
        return network;
    }

    private static String sentence(PrecisionDifference difference) {
        return String.format(
                Locale.ROOT,
                "bfloat16: features differ from single precision by %.2g %%, the gradient by %.2g"
                        + " %%.",
                100 * difference.features(),
                100 * difference.gradient());
    }
}
