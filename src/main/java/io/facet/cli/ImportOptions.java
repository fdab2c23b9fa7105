package io.facet.cli;

import io.facet.models.NetworkInstaller;
import io.facet.models.WeightOrigin;
import io.facet.network.NetworkCard.ChannelOrder;
import io.facet.weights.PublishedNetwork;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the commands that make a network of published weights. */
final class ImportOptions {

    /** How a user lets a network be replaced. */
    static final String PERMISSION = "replace it by --force";

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

    /** Makes a network of these weights as the options say, once its licence is accepted. */
    void install(
            PublishedNetwork network, WeightOrigin origin, String shown, CommandLine commandLine) {
        PrintWriter out = commandLine.getOut();
        NetworkInstaller installer =
                new NetworkInstaller(
                        models.models(),
                        new NetworkInstaller.Request(
                                network,
                                origin,
                                descriptor,
                                Optional.ofNullable(order),
                                Optional.ofNullable(name),
                                force));
        installer.requirePossible(PERMISSION);
        String acceptance = licence.acceptance(network.licence(), out);
        try (ConsoleProgress progress = ConsoleProgress.on(commandLine.getErr(), shown)) {
            installer.run(acceptance, out::println, progress);
        }
    }
}
