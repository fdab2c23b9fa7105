package io.facet.cli;

import io.facet.FacetException;
import io.facet.attribute.AttributeCard;
import io.facet.models.Models;
import io.facet.models.NetworkFolder;
import io.facet.network.NetworkCard;
import io.facet.network.NetworkCardFile;
import io.facet.network.Precision;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Prints what there is to choose from.
 *
 * @param models the networks
 * @param out where to
 */
record Catalogue(Models models, PrintWriter out) {

    private static final String COLUMNS = "    %-14s %-26s %-24s %s%n";

    /** Prints all networks with their attributes; of one that cannot be read, why. */
    void print() {
        Path place = models.folder().toAbsolutePath().normalize();
        if (models.networks().isEmpty()) {
            out.println("There are no networks in " + place + ".");
            return;
        }
        out.println("Networks in " + place + ":");
        models.networks().forEach(this::print);
    }

    private void print(Path folder) {
        out.println();
        out.println("  " + folder.getFileName());
        try {
            print(NetworkCardFile.read(folder));
            print(NetworkFolder.open(folder, Precision.FLOAT32));
        } catch (FacetException e) {
            out.println("    " + e.getMessage());
        }
    }

    private void print(NetworkCard card) {
        out.printf(
                Locale.ROOT,
                "    version %s, faces of %d x %d pixels, %s%n",
                card.version(),
                card.inputSize(),
                card.inputSize(),
                card.licence());
    }

    private void print(NetworkFolder network) {
        out.println();
        out.printf(COLUMNS, "attribute", "above 0", "below 0", "where");
        for (String name : network.attributes().names()) {
            try {
                AttributeCard card = network.attributes().get(name).card();
                String parts = String.join(",", card.parts());
                out.printf(COLUMNS, name, card.shown(), card.hidden(), parts);
            } catch (FacetException e) {
                out.println("    " + e.getMessage());
            }
        }
    }
}
