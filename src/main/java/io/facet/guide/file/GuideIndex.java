package io.facet.guide.file;

import io.facet.FacetException;
import io.facet.file.StoredJson;
import io.facet.guide.GuideSet;
import java.io.IOException;
import java.util.List;

/**
 * The fields of {@code guides.json} of a guide set, see {@link GuideSetFile}. Texts, lists and
 * records may be null.
 */
record GuideIndex(
        String format,
        int version,
        String name,
        String kind,
        String shown,
        String hidden,
        List<GuideSet.Source> sources,
        State state,
        List<Entry> guides) {

    /** Name of its archive entry. */
    static final String NAME = "guides.json";

    static final String FORMAT = "facet-guides";
    static final int VERSION = 1;

    record State(double[] weights, double[] without) {}

    record Entry(
            String id,
            String person,
            List<String> photographs,
            double[] landmarks,
            double[] face,
            double[] displacement,
            double[] skin,
            Place shading,
            Place relief,
            Place contrast,
            Place contrast2,
            Mouth mouth,
            Mouth lips,
            Worn overlay,
            Hairs hair) {}

    record Place(
            String file,
            double left,
            double top,
            double pitch,
            double low,
            double high,
            Double sigma) {}

    record Mouth(Place picture, double[] landmarks, double light, double[] skin) {}

    record Worn(
            List<AnchorPoint> anchors,
            double[] hinge,
            Place shadow,
            Place tint,
            Place frame,
            Place reflection) {}

    record Hairs(Place cover, Place relief, double[] colour, double[] brow) {}

    record AnchorPoint(List<Integer> landmarks, double[] at) {}

    /**
     * Reads the index of an archive.
     *
     * @throws FacetException if it is missing, damaged or has another version
     */
    static GuideIndex read(GuideArchive archive) {
        GuideIndex index;
        try {
            index = StoredJson.read(archive.bytes(NAME), GuideIndex.class);
        } catch (IOException e) {
            throw archive.damaged("its " + NAME + " " + e.getMessage());
        }
        if (!FORMAT.equals(index.format())) {
            throw archive.damaged("guides.json does not say that its format is " + FORMAT);
        }
        if (index.version() != VERSION) {
            throw new FacetException(
                    "%s is a guide set of version %s, and this Facet reads version %s. Use the Facet that it was made for, or make it anew."
                            .formatted(archive.file(), index.version(), VERSION));
        }
        if (index.name() == null || index.guides() == null || index.guides().isEmpty()) {
            throw archive.damaged("it has no name or no guides");
        }
        if (index.sources() != null && !index.sources().stream().allMatch(GuideIndex::isWhole)) {
            throw archive.damaged("one of its sources is empty");
        }
        return index;
    }

    private static boolean isWhole(GuideSet.Source source) {
        return source != null
                && source.title() != null
                && source.licence() != null
                && source.attribution() != null
                && source.pictures() >= 0;
    }
}
