package io.facet.cli;

import io.facet.FacetException;
import io.facet.ProgressListener;
import io.facet.install.Checksum;
import io.facet.install.Download;
import io.facet.install.DownloadedFile;
import io.facet.install.TarGz;
import io.facet.weights.PublishedNetwork;
import io.facet.weights.PublishedNetwork.PublishedFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static final String DOWNLOADS = "downloads";

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
        PublishedFile file =
                source == null ? network.file(options.descriptor()) : network.file(source);
        if (options.descriptor() && !file.dense()) {
            throw new FacetException(
                    "The source %s has no dense layers, which --descriptor needs. Take another."
                            .formatted(file.id()));
        }
        String acceptance = options.acceptance(network, out());
        try (ConsoleProgress progress =
                ConsoleProgress.on(spec.commandLine().getErr(), file.fileName())) {
            install(network, file, acceptance, progress);
        }
        return 0;
    }

    private void install(
            PublishedNetwork network,
            PublishedFile file,
            String acceptance,
            ProgressListener listener) {
        Path downloads = options.models().folder().resolve(DOWNLOADS);
        Path fetched = downloads.resolve(file.fileName());
        if (Files.isRegularFile(fetched)) {
            out().println(fetched + " is there from an earlier download, and is taken.");
            requireChecksum(fetched, file);
        } else {
            fetch(file, fetched, listener);
        }
        Path weights = fetched;
        try {
            if (file.entry() != null) {
                weights = downloads.resolve(file.entry());
                new TarGz(fetched, TarGz.Limits.USUAL).extract(file.entry(), weights, listener);
            }
            options.run(weights, network, acceptance, out(), listener);
        } catch (FacetException e) {
            throw new FacetException(
                    "%s What was downloaded stays in %s; delete it to have it fetched again."
                            .formatted(e.getMessage(), fetched),
                    e);
        }
        if (!keep) {
            delete(weights);
            delete(fetched);
            deleteIfEmpty(downloads);
        }
    }

    private void fetch(PublishedFile file, Path fetched, ProgressListener listener) {
        DownloadedFile got =
                new Download(
                                address == null ? file.address() : address,
                                file.mostBytes(),
                                checksum(file))
                        .to(fetched, listener);
        String checked = file.md5() == null ? "" : ", with the MD5 that its authors state";
        out().println(
                        "%s: %d bytes, SHA-256 %s%s"
                                .formatted(fetched, got.bytes(), got.sha256(), checked));
    }

    private static Optional<Checksum> checksum(PublishedFile file) {
        return Optional.ofNullable(file.md5()).map(Checksum::md5);
    }

    private static void requireChecksum(Path fetched, PublishedFile file) {
        checksum(file)
                .filter(said -> !said.equals(Checksum.of(fetched, said.algorithm())))
                .ifPresent(
                        said -> {
                            throw new FacetException(
                                    "%s has not the MD5 that its authors state: delete it, to have"
                                                    .formatted(fetched)
                                            + " it fetched again.");
                        });
    }

    /** On some systems a file that was mapped into memory cannot be deleted at once. */
    private void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            out().println(file + " is not needed any more, but could not be deleted.");
        }
    }

    private static void deleteIfEmpty(Path folder) {
        try {
            Files.delete(folder);
        } catch (IOException e) {
            // Other downloads lie in it.
        }
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
