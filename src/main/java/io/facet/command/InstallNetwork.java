package io.facet.command;

import ij.ImagePlus;
import io.facet.Cancellation;
import io.facet.Progress;
import io.facet.command.declaration.Report;
import io.facet.file.NativeName;
import io.facet.models.NetworkInstaller;
import io.facet.models.WeightOrigin;
import io.facet.network.NetworkCard.ChannelOrder;
import io.facet.weights.PublishedNetwork;
import java.io.File;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Collectors;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Creates a network from published weights. */
@Plugin(
        type = Command.class,
        visible = false,
        name = "install-model|import-weights",
        label = "Install Network...",
        description =
                "Downloads published weights, or takes a file that you have, and makes a network of"
                        + " them. No code in such a file is run. A download that broke off goes on"
                        + " where it was; a proxy is taken from Java's properties https.proxyHost and"
                        + " https.proxyPort. The network then needs attributes of its own, which the command"
                        + " line's make-attributes makes.")
public final class InstallNetwork extends NetworkCommand {

    private static final String AS_FILE = "as the file";

    @Parameter(
            label = "Licence",
            description = "The terms of the weights' owners.",
            visibility = ItemVisibility.MESSAGE,
            required = false,
            persist = false)
    private final String terms = terms();

    @Parameter(
            label = "I accept the licence",
            description =
                    "You accept the licence of the weights, which the dialog shows, and so does"
                            + " About & Licences once they are installed. Without it nothing is"
                            + " installed.",
            attrs = @Attr(name = "option", value = "--accept-licence"),
            persist = false)
    private boolean accept;

    @Parameter(
            label = "Network",
            description = "Whose weights.",
            attrs = {
                @Attr(name = "choices", value = "published"),
                @Attr(name = "option", value = "NAME|--of")
            },
            persist = false)
    private String network = PublishedNetwork.known().get(0);

    @Parameter(
            label = "File",
            description =
                    "A file of the weights that you have: Keras, Caffe, MatConvNet, PyTorch or safetensors."
                            + " If not given, they are downloaded.",
            attrs = @Attr(name = "option", value = "--file|FILE"),
            required = false,
            persist = false)
    private File file;

    @Parameter(
            label = "Replace",
            description = "Replace a network of that name.",
            attrs = @Attr(name = "option", value = "--force"),
            persist = false)
    private boolean replace;

    @Parameter(
            label = "Source",
            description =
                    "Which of the published files is downloaded, by its id; an unknown one tells"
                            + " those that there are. If not given, the smallest that will do.",
            visibility = ItemVisibility.INVISIBLE,
            attrs = @Attr(name = "option", value = "--source|none"),
            required = false,
            persist = false)
    private String source;

    @Parameter(
            label = "Address",
            description = "Another place where the same file lies, such as a mirror.",
            visibility = ItemVisibility.INVISIBLE,
            required = false,
            attrs = {
                @Attr(name = "unit", value = "a URL"),
                @Attr(name = "format", value = "address"),
                @Attr(name = "option", value = "--address|none")
            },
            persist = false)
    private String address;

    @Parameter(
            label = "Keep download",
            description = "Leave what was downloaded in the folder downloads of the models.",
            visibility = ItemVisibility.INVISIBLE,
            attrs = @Attr(name = "option", value = "--keep-download|none"),
            persist = false)
    private boolean keepDownload;

    @Parameter(
            label = "Name",
            description =
                    "Its name among the networks. If not given, that of the published network.",
            visibility = ItemVisibility.INVISIBLE,
            required = false,
            persist = false)
    private String name;

    @Parameter(
            label = "Channel order",
            description = "Order of the channels, if another than that of the file's format.",
            choices = {AS_FILE, "RGB", "BGR"},
            attrs = @Attr(name = "option", value = "--channel-order"),
            visibility = ItemVisibility.INVISIBLE,
            persist = false)
    private String order = AS_FILE;

    @Parameter(
            label = "Descriptor",
            description =
                    "With the dense layers fc6 and fc7, as a network of its own that describes a"
                            + " face (540 MB); edits do not need it.",
            visibility = ItemVisibility.INVISIBLE,
            persist = false)
    private boolean descriptor;

    @Parameter(
            type = ItemIO.OUTPUT,
            description = "What was installed, and how the network answered when it was tried.")
    private String report;

    @Override
    public Optional<String> choice() {
        return Optional.of(
                PublishedNetwork.known().stream()
                        .map(PublishedNetwork::named)
                        .map(InstallNetwork::places)
                        .collect(Collectors.joining("\n")));
    }

    private static String places(PublishedNetwork published) {
        return "%s: %s%n  licence: %s%n%s"
                .formatted(
                        published.folderName(false),
                        published.title(),
                        published.licence().name(),
                        published.files().stream()
                                .map(
                                        file ->
                                                "  --source %s: %s%n    %s"
                                                        .formatted(
                                                                file.id(),
                                                                file.about(),
                                                                file.address()))
                                .collect(Collectors.joining("\n")));
    }

    @Override
    protected void perform(Progress<ImagePlus> progress, Cancellation cancellation) {
        PublishedNetwork published = PublishedNetwork.named(network);
        NetworkInstaller installer = new NetworkInstaller(models(), request(published));
        installer.requirePossible("replace it by " + word("replace"));
        String acceptance = console().acceptance(published.licence(), accept);
        Report lines = new Report(console());
        installer.run(acceptance, lines::add, progress, cancellation);
        report = lines.text();
    }

    private NetworkInstaller.Request request(PublishedNetwork published) {
        return new NetworkInstaller.Request(
                published,
                origin(published),
                descriptor,
                order.equals(AS_FILE) ? Optional.empty() : Optional.of(ChannelOrder.valueOf(order)),
                given(name),
                replace);
    }

    private WeightOrigin origin(PublishedNetwork published) {
        if (file != null) {
            return new WeightOrigin.OnDisk(NativeName.parse(file.getPath()));
        }
        return WeightOrigin.Published.of(
                published,
                given(source),
                descriptor,
                given(address).map(URI::create),
                keepDownload);
    }

    private static Optional<String> given(String text) {
        return Optional.ofNullable(text).filter(given -> !given.isBlank());
    }

    private static String terms() {
        return PublishedNetwork.known().stream()
                .map(PublishedNetwork::named)
                .map(
                        network ->
                                "%s. Licence: %s, %s%n%s"
                                        .formatted(
                                                network.title(),
                                                network.licence().name(),
                                                network.licence().address(),
                                                network.licence().terms()))
                .collect(Collectors.joining("\n\n"));
    }
}
