package io.facet.delivery;

import io.facet.network.DrawnFace;
import io.facet.network.FeatureMap;
import io.facet.network.FeatureNetwork;
import io.facet.network.NetworkEngine;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Runs Facet's network once, in ImageJ's folder. It is started in child processes, there called as
 * a {@link Callable}, because its class loader may be one that the caller does not know.
 */
public final class FeatureProbe implements Callable<String> {

    private static final String LAYER = "conv3_2";

    /** What the network answers to a drawn face: shape and hash of a feature map. */
    @Override
    public String call() {
        try (FeatureNetwork network =
                NetworkEngine.installed().load(Path.of("models", "vgg-facet"))) {
            FeatureMap map =
                    network.features(DrawnFace.of(network.card(), 0), List.of(LAYER)).get(LAYER);
            return "%s %dx%dx%d %08x"
                    .formatted(
                            LAYER,
                            map.height(),
                            map.width(),
                            map.channels(),
                            Arrays.hashCode(map.values()));
        }
    }
}
