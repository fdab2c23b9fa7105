package io.facet.weights;

import io.facet.Cancellation;
import io.facet.Progress;
import io.facet.file.Sha256;
import io.facet.network.NetworkCard;
import io.facet.network.NetworkCard.ChannelOrder;
import io.facet.network.NetworkEngine;
import io.facet.network.NetworkInstallation;
import io.facet.network.NetworkInstallation.Installed;
import io.facet.network.VggTopology;
import io.facet.network.WeightSource;
import io.facet.weights.layers.WeightFormat;
import java.nio.file.Path;
import java.util.Optional;

/** Imports a network from a published weight file. */
public final class WeightImport {

    private final NetworkEngine engine;

    public WeightImport(NetworkEngine engine) {
        this.engine = engine;
    }

    /**
     * What to import.
     *
     * @param file the weights
     * @param network the properties of the network
     * @param descriptor whether to include the dense layers, which compute a face descriptor
     * @param order channel order, if it differs from that of the file's format
     * @param acceptance when and how the user accepted the licence
     * @param folder folder for the network
     * @param replace whether an older network there may be replaced
     */
    public record Request(
            Path file,
            PublishedNetwork network,
            boolean descriptor,
            Optional<ChannelOrder> order,
            String acceptance,
            Path folder,
            boolean replace) {

        private VggTopology topology() {
            return descriptor ? network.topology() : network.topology().withoutDense();
        }
    }

    /**
     * The result of an import.
     *
     * @param inOrder whether the layers were found by their order and shapes, because the file's
     *     names do not identify them
     */
    public record Outcome(WeightFormat format, boolean inOrder, Installed network) {}

    /**
     * Imports weights.
     *
     * @param progress is notified of the amount read
     * @param cancellation ends the import with a {@link io.facet.FacetException}; nothing is
     *     changed then
     * @throws io.facet.FacetException if the file has an unknown format, is damaged, lacks a layer,
     *     or has a layer of another shape, with zeros only or with values that are not finite; or
     *     if the folder cannot be written
     */
    public Outcome run(Request request, Progress<?> progress, Cancellation cancellation) {
        VggTopology topology = request.topology();
        try (VggWeightFile file = VggWeightFile.open(request.file(), topology)) {
            NetworkCard card =
                    request.network()
                            .card(
                                    file.format(),
                                    request.order(),
                                    file.mean(),
                                    request.descriptor(),
                                    source(request, file.format()),
                                    request.acceptance());
            NetworkInstallation installation =
                    new NetworkInstallation(engine, request.folder(), request.replace());
            Installed installed =
                    installation.install(
                            folder -> {
                                WeightSource followed =
                                        new FollowedWeights(
                                                file, values(topology), progress, cancellation);
                                NetworkCard written = engine.save(folder, card, topology, followed);
                                file.requireNonZero();
                                return written;
                            });
            return new Outcome(file.format(), file.isInOrder(), installed);
        }
    }

    private static String source(Request request, WeightFormat format) {
        return "%s. Weights from %s (%s), SHA-256 %s."
                .formatted(
                        request.network().title(),
                        request.file().getFileName(),
                        format.label(),
                        Sha256.of(request.file()));
    }

    private static long values(VggTopology topology) {
        long convolutions =
                topology.layers().stream()
                        .mapToLong(l -> (9L * l.inputs() + 1) * l.outputs())
                        .sum();
        return convolutions
                + topology.dense().stream().mapToLong(l -> (l.inputs() + 1L) * l.outputs()).sum();
    }

    /** Reports how many values are read. */
    private static final class FollowedWeights implements WeightSource {

        private final WeightSource weights;
        private final double all;
        private final Progress<?> progress;
        private final Cancellation cancellation;
        private long read;

        FollowedWeights(
                WeightSource weights, long all, Progress<?> progress, Cancellation cancellation) {
            this.weights = weights;
            this.all = all;
            this.progress = progress;
            this.cancellation = cancellation;
        }

        @Override
        public long size(String weight) {
            return weights.size(weight);
        }

        @Override
        public void read(String weight, long from, float[] into) {
            progress.report("reading " + weight, read / all);
            cancellation.throwIfCancelled("The import was stopped. Nothing was changed.");
            weights.read(weight, from, into);
            read += into.length;
        }
    }
}
