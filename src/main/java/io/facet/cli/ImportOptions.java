package io.facet.cli;

import io.facet.ProgressListener;
import io.facet.attribute.AttributeLibrary;
import io.facet.image.AtomicFolder;
import io.facet.models.Models;
import io.facet.network.NetworkCard;
import io.facet.network.NetworkCard.ChannelOrder;
import io.facet.network.NetworkEngine;
import io.facet.network.NetworkInstallation.Installed;
import io.facet.network.ResponseCheck;
import io.facet.network.ResponseCheck.SilentChannels;
import io.facet.weights.PublishedNetwork;
import io.facet.weights.WeightImport;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the commands that make a network of published weights. */
final class ImportOptions {

    @Option(
            names = "--descriptor",
            description =
                    "With the dense layers fc6 and fc7, as a network of its own that describes a"
                            + " face (540 MB); edits do not need it.")
    private boolean descriptor;

    @Option(
            names = "--channel-order",
            paramLabel = "RGB|BGR",
            description = "Order of the channels, if another than that of the file's format.")
    private ChannelOrder order;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Its name among the networks. Default: vgg-face, for example.")
    private String name;

    @Option(names = "--force", description = "Replace a network of that name.")
    private boolean force;

    @Mixin private ModelsOption models;

    @Mixin private LicenceOptions licence;

    boolean descriptor() {
        return descriptor;
    }

    Models models() {
        return models.models();
    }

    /** The folder of the network to be. */
    Path folder(PublishedNetwork network) {
        return models().place(name == null ? network.folderName(descriptor) : name);
    }

    /**
     * Checks what can be checked before anything is fetched, and has the licence accepted.
     *
     * @return when and how it was accepted
     * @throws io.facet.FacetException if the folder is taken, or the licence was not accepted
     */
    String acceptance(PublishedNetwork network, PrintWriter out) {
        AtomicFolder.requireFree(folder(network), force, "replace it by --force");
        return licence.acceptance(network.licence(), out);
    }

    /**
     * Imports a file of weights and says how the network answers.
     *
     * @throws io.facet.FacetException as {@link WeightImport#run} does
     */
    void run(
            Path file,
            PublishedNetwork network,
            String acceptance,
            PrintWriter out,
            ProgressListener listener) {
        Path attributes = folder(network).resolve(AttributeLibrary.FOLDER);
        boolean hadAttributes = Files.isDirectory(attributes);
        WeightImport.Outcome outcome =
                new WeightImport(NetworkEngine.installed())
                        .run(
                                new WeightImport.Request(
                                        file,
                                        network,
                                        descriptor,
                                        Optional.ofNullable(order),
                                        acceptance,
                                        folder(network),
                                        force),
                                listener);
        out.println(file.getFileName() + ": " + outcome.format().label());
        print(outcome.network(), folder(network), out);
        if (hadAttributes && !Files.isDirectory(attributes)) {
            out.println(
                    "The attributes of the network before were made for other weights, and went"
                            + " with it. Make new ones by make-attributes.");
        }
    }

    /** Says what was installed, and how it answers. */
    static void print(Installed network, Path folder, PrintWriter out) {
        NetworkCard card = network.card();
        out.printf(
                Locale.ROOT,
                "%s: %s, %d x %d pixels, %s, mean %s, %d layers%n",
                folder,
                card.name(),
                card.inputSize(),
                card.inputSize(),
                card.channelOrder(),
                card.mean(),
                card.layers().size());
        out.println(order(network.check()));
        out.println(layers(network.check()));
    }

    private static String order(ResponseCheck check) {
        ChannelOrder other =
                check.order() == ChannelOrder.RGB ? ChannelOrder.BGR : ChannelOrder.RGB;
        String noise =
                String.format(
                        Locale.ROOT,
                        "noise in red changes its answers %.2f times as much as noise in blue",
                        check.redToBlue());
        return switch (check.verdict()) {
            case AS_SAID -> "Order of channels: " + check.order() + " fits: " + noise + ".";
            case OTHER ->
                    ("Warning: the order of channels looks like %s, not %s: %s, and photographs"
                                    + " teach the opposite. Import it again with the other order,"
                                    + " unless its source says for sure.")
                            .formatted(other, check.order(), noise);
            case UNDECIDED ->
                    "Order of channels: %s, as was said; the network itself cannot tell (%s)."
                            .formatted(check.order(), noise);
        };
    }

    private static String layers(ResponseCheck check) {
        List<String> dead = check.deadLayers();
        if (!dead.isEmpty()) {
            return "Warning: layers that answer to no face at all: "
                    + String.join(", ", dead)
                    + ". Edits cannot use them.";
        }
        List<String> silent =
                check.silent().stream()
                        .filter(layer -> layer.silent() > 0)
                        .map(ImportOptions::share)
                        .toList();
        return "Every layer answers"
                + (silent.isEmpty()
                        ? " with all its channels."
                        : "; channels that answer to none of the drawn faces: "
                                + String.join(", ", silent)
                                + ".");
    }

    private static String share(SilentChannels layer) {
        return "%s %d of %d".formatted(layer.layer(), layer.silent(), layer.channels());
    }
}
