package io.facet.train;

import io.facet.dataset.Contrast;
import io.facet.dataset.LabelledPictures;
import io.facet.dataset.LabelledPictures.Picture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Converts a picture's labels to targets of the attribute heads and their confidences. */
final class LabelCoding {

    /** Confidence of a "no" that may also mean "unknown". */
    private static final float UNSURE = 0.15f;

    private final LabelledPictures table;
    private final Contrast[] contrasts;

    LabelCoding(LabelledPictures table, List<Contrast> known) {
        this.table = table;
        Map<String, Contrast> byName = new HashMap<>();
        known.forEach(contrast -> byName.put(contrast.name(), contrast));
        contrasts = table.labels().stream().map(byName::get).toArray(Contrast[]::new);
    }

    void write(Picture picture, float[] labels, float[] confidences, int offset) {
        for (int i = 0; i < contrasts.length; i++) {
            boolean holds = picture.holds()[i];
            int sign = contrasts[i] == null ? 0 : contrasts[i].sign(table, picture);
            labels[offset + i] = holds ? 1 : 0;
            confidences[offset + i] = holds || sign < 0 ? 1 : UNSURE;
        }
    }
}
