package io.facet.cli;

import io.facet.models.WeightOrigin;
import io.facet.weights.PublishedNetwork;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fetches published weights from where their authors publish them, and makes a network of them. */
@Command(
        name = "install-model",
        mixinStandardHelpOptions = true,
        description = {
            "Downloads published weights and makes a network of them. Without a name it lists what"
                    + " there is.",
            "A download that broke off goes on where it was. A proxy is taken from Java's"
                    + " properties, as in java -Dhttps.proxyHost=HOST -Dhttps.proxyPort=PORT -jar"
                    + " facet.jar ..."
        })
final class InstallModelCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "For example vgg-face.")
    private String name;

    @Option(
            names = "--source",
            paramLabel = "ID",
            description = "Which of the published files. Default: the smallest that will do.")
    private String source;

    @Option(
            names = "--address",
            paramLabel = "URL",
            description = "Another place where the same file lies, such as a mirror.")
    private URI address;

    @Option(
            names = "--keep-download",
            description = "Leave what was downloaded in the folder downloads of the models.")
    private boolean keep;

    @Mixin private ImportOptions options;

    @Override
    public Integer call() {
        if (name == null) {
            list();
            return 0;
        }
        PublishedNetwork network = PublishedNetwork.named(name);
        WeightOrigin.Published origin =
                WeightOrigin.Published.of(
                        network,
                        Optional.ofNullable(source),
                        options.descriptor(),
                        Optional.ofNullable(address),
                        keep);
        options.install(network, origin, origin.file().fileName(), spec.commandLine());
        return 0;
    }

    private void list() {
        for (String known : PublishedNetwork.known()) {
            PublishedNetwork network = PublishedNetwork.named(known);
            out().println(known + ": " + network.title());
            out().println("  licence: " + network.licence().name());
            network.files()
                    .forEach(
                            file ->
                                    out().println(
                                                    "  --source %s: %s%n    %s"
                                                            .formatted(
                                                                    file.id(),
                                                                    file.about(),
                                                                    file.address())));
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
