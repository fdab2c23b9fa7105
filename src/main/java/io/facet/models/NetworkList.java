package io.facet.models;

import io.facet.FacetException;
import io.facet.attribute.AttributeCard;
import io.facet.network.NetworkCard;
import io.facet.network.NetworkCardFile;
import io.facet.network.Precision;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Lists the installed networks with their attributes, as text. */
public final class NetworkList {

    private static final String COLUMNS = "    %-14s %-26s %-24s %s%n";

    private final StringBuilder text = new StringBuilder();

    private NetworkList() {}

    /**
     * Returns all networks with their attributes; for a network that cannot be read, the reason.
     */
    public static String of(Models models) {
        NetworkList list = new NetworkList();
        List<Path> networks = models.networks();
        list.add(
                networks.isEmpty() ? "There are no networks in %s.%n" : "Networks in %s:%n",
                models.folder().toAbsolutePath().normalize());
        networks.forEach(list::add);
        return list.text.toString();
    }

    private void add(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values));
    }

    private void add(Path folder) {
        add("%n  %s%n", folder.getFileName());
        try {
            add(NetworkCardFile.read(folder));
            add(NetworkFolder.open(folder, Precision.FLOAT32));
        } catch (FacetException e) {
            add("    %s%n", e.getMessage());
        }
    }

    private void add(NetworkCard card) {
        add(
                "    version %s, faces of %d x %d pixels, %s%n",
                card.version(), card.inputSize(), card.inputSize(), card.licence());
    }

    private void add(NetworkFolder network) {
        add("%n" + COLUMNS, "attribute", "above 0", "below 0", "where");
        for (String name : network.attributes().names()) {
            try {
                AttributeCard card = network.attributes().get(name).card();
                add(COLUMNS, name, card.shown(), card.hidden(), String.join(",", card.parts()));
            } catch (FacetException e) {
                add("    %s%n", e.getMessage());
            }
        }
    }
}
