package io.facet.models;

import io.facet.weights.PublishedNetwork;
import io.facet.weights.PublishedNetwork.PublishedFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** The origin of a network's weights. */
public sealed interface WeightOrigin {

    /**
     * A file on disk.
     *
     * @param path path of the file
     */
    record OnDisk(Path path) implements WeightOrigin {}

    /**
     * A published file to be downloaded.
     *
     * @param file the file
     * @param mirror another address of the same file
     * @param keep whether the download is kept after the installation
     */
    record Published(PublishedFile file, Optional<URI> mirror, boolean keep)
            implements WeightOrigin {

        /**
         * Returns one of the published files of a network.
         *
         * @param source its id; if none is given, the smallest suitable file
         * @param descriptor whether the dense layers are needed
         * @throws io.facet.FacetException if there is no such file
         */
        public static Published of(
                PublishedNetwork network,
                Optional<String> source,
                boolean descriptor,
                Optional<URI> mirror,
                boolean keep) {
            return new Published(
                    source.map(network::file).orElseGet(() -> network.file(descriptor)),
                    mirror,
                    keep);
        }

        /** Returns the address of the download. */
        public URI address() {
            return mirror.orElse(file.address());
        }
    }
}
