package io.facet.models;

import io.facet.Cancellation;
import io.facet.FacetException;
import io.facet.Progress;
import io.facet.attribute.AttributeLibrary;
import io.facet.file.AtomicFolder;
import io.facet.network.NetworkCard;
import io.facet.network.NetworkCard.ChannelOrder;
import io.facet.network.NetworkEngine;
import io.facet.weights.PublishedNetwork;
import io.facet.weights.WeightImport;
import io.facet.weights.layers.WeightFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Installs a network from published weights, downloaded or on disk.
 *
 * <pre>{@code
 * NetworkInstaller installer = new NetworkInstaller(models, request);
 * installer.requirePossible("allow replacing it");
 * String acceptance = ...; // the front end shows request.network().licence() and asks
 * installer.run(acceptance, System.out::println, progress, cancellation);
 * }</pre>
 *
 * @param models target of the installation
 * @param request what to install
 */
public record NetworkInstaller(Models models, Request request) {

    /** Name of the download folder, beside those of the networks. */
    static final String DOWNLOADS = "downloads";

    /**
     * What to install.
     *
     * @param network the properties of the weights
     * @param origin where they come from
     * @param descriptor whether to include the dense layers, which compute a face descriptor
     * @param order channel order, if it differs from that of the file's format
     * @param name name of the network among the models, if it differs from its own
     * @param replace whether a network of that name may be replaced
     */
    public record Request(
            PublishedNetwork network,
            WeightOrigin origin,
            boolean descriptor,
            Optional<ChannelOrder> order,
            Optional<String> name,
            boolean replace) {}

    /**
     * Returns the folder of the new network.
     *
     * @throws FacetException if the name is not a plain word
     */
    public Path folder() {
        return models.place(
                request.name().orElseGet(() -> request.network().folderName(request.descriptor())));
    }

    /**
     * Checks the request before the user is asked and before any download.
     *
     * @param permission how a user permits replacing a network, as in {@link
     *     AtomicFolder#requireFree}
     * @throws FacetException if the weights lack required layers, or the folder exists
     */
    public void requirePossible(String permission) {
        if (request.origin() instanceof WeightOrigin.Published published
                && request.descriptor()
                && !published.file().dense()) {
            throw new FacetException(
                    "The source %s has no dense layers, which a descriptor needs. Take another."
                            .formatted(published.file().id()));
        }
        AtomicFolder.requireFree(folder(), request.replace(), permission);
    }

    /**
     * Installs the network completely or not at all. The downloaded file is kept if its import
     * fails.
     *
     * @param acceptance when and how the user accepted the licence, for the network's card
     * @param lines receives messages for the user about the steps and the network's response check
     * @param progress is notified of the download and the import
     * @param cancellation aborts either with a {@link FacetException}
     * @throws FacetException if the download fails, the weights are not the expected ones, or the
     *     folder cannot be written
     */
    public void run(
            String acceptance,
            Consumer<String> lines,
            Progress<?> progress,
            Cancellation cancellation) {
        if (request.origin() instanceof WeightOrigin.OnDisk file) {
            install(file.path(), acceptance, lines, progress, cancellation);
        } else if (request.origin() instanceof WeightOrigin.Published published) {
            fetchAndInstall(published, acceptance, lines, progress, cancellation);
        }
    }

    private void fetchAndInstall(
            WeightOrigin.Published published,
            String acceptance,
            Consumer<String> lines,
            Progress<?> progress,
            Cancellation cancellation) {
        FetchedWeights fetched =
                new FetchedWeights(published, models.folder().resolve(DOWNLOADS), lines);
        fetched.fetch(progress, cancellation);
        try {
            install(
                    fetched.unpack(progress, cancellation),
                    acceptance,
                    lines,
                    progress,
                    cancellation);
        } catch (FacetException e) {
            throw new FacetException(
                    "%s What was downloaded stays in %s; delete it to have it fetched again."
                            .formatted(e.getMessage(), fetched.download()),
                    e);
        }
        if (!published.keep()) {
            fetched.delete();
        }
    }

    private void install(
            Path weights,
            String acceptance,
            Consumer<String> lines,
            Progress<?> progress,
            Cancellation cancellation) {
        Path attributes = folder().resolve(AttributeLibrary.FOLDER);
        boolean hadAttributes = Files.isDirectory(attributes);
        WeightImport.Request all =
                new WeightImport.Request(
                        weights,
                        request.network(),
                        request.descriptor(),
                        request.order(),
                        acceptance,
                        folder(),
                        request.replace());
        WeightImport.Outcome outcome =
                new WeightImport(NetworkEngine.installed()).run(all, progress, cancellation);
        lines.accept(weights.getFileName() + ": " + outcome.format().label());
        if (outcome.inOrder() && request.origin() instanceof WeightOrigin.OnDisk) {
            lines.accept(unknownOrigin(outcome));
        }
        new NetworkReport(folder(), outcome.network()).lines().forEach(lines);
        if (hadAttributes && !Files.isDirectory(attributes)) {
            lines.accept(
                    "The attributes of the network before were made for other weights, and went"
                            + " with it. Make new ones by make-attributes.");
        }
    }

    private String unknownOrigin(WeightImport.Outcome outcome) {
        NetworkCard card = outcome.network().card();
        String source =
                request.order().isPresent()
                        ? "as you say"
                        : "as in VGG-Face's published files for " + program(outcome.format());
        return ("Its names do not tell whose network it is: the layers were taken in order, by their"
                        + " shapes, and the input is assumed to be %s (%s), 0 to 255 minus the mean"
                        + " %s. If red and blue are the other way round, import it again with the"
                        + " other order of channels; if it was trained for another input, such as"
                        + " torchvision's 0 to 1, import a SavedModel of it by import-network, which"
                        + " takes the mean and the scale.")
                .formatted(card.channelOrder(), source, card.mean());
    }

    /**
     * Returns the program behind a format. VGG-Face is not published as safetensors; PyTorch
     * programs write such files.
     */
    private static String program(WeightFormat format) {
        return (format == WeightFormat.SAFETENSORS ? WeightFormat.PYTORCH : format).label();
    }
}
