package io.facet.attribute;

import io.facet.dataset.Contrast;
import io.facet.dataset.LabelledPictures;
import io.facet.dataset.LabelledPictures.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Weights with which the pictures that show an attribute and those that do not are mixed alike from
 * women and men, young and old, and so on. Without them a smile learnt from a collection in which
 * women smile more brings a woman's features along.
 */
final class Balance {

    /** No picture counts more than so many. */
    private static final double MOST = 6;

    private final LabelledPictures table;
    private final List<Contrast> traits;
    private final Map<String, double[]> counts = new TreeMap<>();
    private final double[] totals = new double[2];

    /**
     * @param pictures all pictures
     * @param contrast the attribute
     * @param traits what both sides shall have alike
     */
    Balance(
            LabelledPictures table,
            List<Picture> pictures,
            Contrast contrast,
            List<Contrast> traits) {
        this.table = table;
        this.traits = List.copyOf(traits);
        for (Picture picture : pictures) {
            int sign = contrast.sign(table, picture);
            if (sign != 0) {
                counts.computeIfAbsent(cell(picture), c -> new double[2])[(sign + 1) / 2]++;
            }
        }
        for (double[] count : counts.values()) {
            if (count[0] > 0 && count[1] > 0) {
                totals[0] += count[0];
                totals[1] += count[1];
            }
        }
    }

    /**
     * How much a picture counts.
     *
     * @param sign 1 if it shows the attribute, -1 if not
     */
    double weight(Picture picture, int sign) {
        double[] count = counts.get(cell(picture));
        if (count == null || count[0] == 0 || count[1] == 0) {
            return 0;
        }
        double without = count[0] / totals[0];
        double with = count[1] / totals[1];
        double common = (without + with) / 2;
        return Math.min(MOST, common / (sign > 0 ? with : without));
    }

    private String cell(Picture picture) {
        List<Integer> signs = new ArrayList<>();
        for (Contrast trait : traits) {
            signs.add(trait.sign(table, picture));
        }
        return signs.toString();
    }
}
