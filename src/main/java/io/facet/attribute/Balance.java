package io.facet.attribute;

import io.facet.dataset.Contrast;
import io.facet.dataset.LabelledPictures;
import io.facet.dataset.LabelledPictures.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Computes weights that balance traits such as sex and age between the pictures with an attribute
 * and those without it. Without them, a smile learnt from a collection in which women smile more
 * would include female features.
 */
final class Balance {

    /** Largest weight of a picture. */
    private static final double MOST = 6;

    private final LabelledPictures table;
    private final List<Contrast> traits;
    private final Map<String, double[]> counts = new TreeMap<>();
    private final double[] totals = new double[2];

    /**
     * @param pictures all pictures
     * @param contrast the attribute
     * @param traits the traits to balance between both sides
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
     * Returns the weight of a picture.
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
