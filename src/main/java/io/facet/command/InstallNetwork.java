package io.facet.command;

import io.facet.FacetException;
import io.facet.file.NativeName;
import io.facet.models.Models;
import io.facet.models.NetworkInstaller;
import io.facet.models.WeightOrigin;
import io.facet.network.NetworkCard.ChannelOrder;
import io.facet.weights.PublishedNetwork;
import java.io.File;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Makes a network of published weights. */
@Plugin(
        type = Command.class,
        visible = false,
        label = "Install Network...",
        description =
                "Downloads published weights, or takes a file that you have, and makes a network of"
                        + " them. The network then needs attributes of its own, which the command"
                        + " line's make-attributes makes.")
public final class InstallNetwork extends FacetCommand {

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
            persist = false)
    private boolean accept;

    @Parameter(
            label = "Network",
            description = "Whose weights.",
            attrs = @Attr(name = "choices", value = "published"),
            persist = false)
    private String network = PublishedNetwork.known().get(0);

    @Parameter(
            label = "File",
            description =
                    "A file of the weights that you have: Keras, Caffe, MatConvNet, PyTorch or safetensors."
                            + " Empty: they are downloaded.",
            required = false,
            persist = false)
    private File file;

    @Parameter(label = "Replace", description = "Replace a network of that name.", persist = false)
    private boolean replace;

    @Parameter(
            label = "Source",
            description =
                    "Which of the published files is downloaded, by its id; an unknown one tells"
                            + " those that there are. Empty: the smallest that will do.",
            visibility = ItemVisibility.INVISIBLE,
            required = false,
            persist = false)
    private String source;

    @Parameter(
            label = "Address",
            description = "Another place where the same file lies, such as a mirror.",
            visibility = ItemVisibility.INVISIBLE,
            required = false,
            attrs = @Attr(name = "unit", value = "a URL"),
            persist = false)
    private String address;

    @Parameter(
            label = "Name",
            description = "Its name among the networks. Empty: that of the published network.",
            visibility = ItemVisibility.INVISIBLE,
            required = false,
            persist = false)
    private String name;

    @Parameter(
            label = "Channel order",
            description = "Order of the channels, if another than that of the file's format.",
            choices = {AS_FILE, "RGB", "BGR"},
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
    protected void perform(CommandMonitor onlooker) {
        PublishedNetwork published = PublishedNetwork.named(network);
        NetworkInstaller installer = new NetworkInstaller(Models.installed(), request(published));
        installer.requirePossible("replace it by 'replace'");
        if (!accept) {
            throw new FacetException(
                    "These weights need your word that you accept their licence: %s, %s. Read it,"
                                    .formatted(
                                            published.licence().name(),
                                            published.licence().address())
                            + " and give 'accept' if you do.");
        }
        StringBuilder lines = new StringBuilder();
        installer.run(
                "accepted in ImageJ on " + LocalDate.now(),
                line -> lines.append(line).append('\n'),
                onlooker);
        report = lines.toString();
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
                given(address).map(InstallNetwork::uri),
                false);
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new FacetException("'address' is a URL, not '%s'.".formatted(text), e);
        }
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
