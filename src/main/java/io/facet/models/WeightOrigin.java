package io.facet.models;

import io.facet.weights.PublishedNetwork;
import io.facet.weights.PublishedNetwork.PublishedFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where the weights of a network come from. */
public sealed interface WeightOrigin {

    /**
     * A file that the user has.
     *
     * @param path of it
     */
    record OnDisk(Path path) implements WeightOrigin {}

    /**
     * A file that others publish, to be fetched.
     *
     * @param file which
     * @param mirror another place where the same file lies
     * @param keep whether what was fetched stays after the installation
     */
    record Published(PublishedFile file, Optional<URI> mirror, boolean keep)
            implements WeightOrigin {

        /**
         * One of the published files of a network.
         *
         * @param source its id; if none is given, the smallest file that will do
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

        /** From where it is fetched. */
        public URI address() {
            return mirror.orElse(file.address());
        }
    }
}
