package io.facet.models;

import io.facet.network.NetworkCard;
import io.facet.network.NetworkCard.ChannelOrder;
import io.facet.network.NetworkInstallation.Installed;
import io.facet.network.ResponseCheck;
import io.facet.network.ResponseCheck.SilentChannels;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Describes an installed network for the user.
 *
 * @param folder its folder
 * @param network its card and the result of its response check
 */
public record NetworkReport(Path folder, Installed network) {

    /**
     * Returns lines that describe the network, whether its channel order fits, and which layers
     * respond.
     */
    public List<String> lines() {
        return List.of(card(), order(), layers());
    }

    private String card() {
        NetworkCard card = network.card();
        return String.format(
                Locale.ROOT,
                "%s: %s, %d x %d pixels, %s, mean %s, %d layers",
                folder,
                card.name(),
                card.inputSize(),
                card.inputSize(),
                card.channelOrder(),
                card.mean(),
                card.layers().size());
    }

    private String order() {
        ResponseCheck check = network.check();
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

    private String layers() {
        List<String> dead = network.check().deadLayers();
        if (!dead.isEmpty()) {
            return "Warning: layers that answer to no face at all: "
                    + String.join(", ", dead)
                    + ". Edits cannot use them.";
        }
        List<String> silent =
                network.check().silent().stream()
                        .filter(layer -> layer.silent() > 0)
                        .map(NetworkReport::share)
                        .toList();
        return "Every layer answers"
                + (silent.isEmpty()
                        ? " with all its channels."
                        : "; channels that answer to none of the drawn faces: "
                                + String.join(", ", silent)
                                + ".");
    }

    private static String share(SilentChannels layer) {
        return "%s %s of %s".formatted(layer.layer(), layer.silent(), layer.channels());
    }
}
