package io.facet.attribute;

import io.facet.face.FacePart;
import java.util.List;

/**
 * What an attribute is and where it comes from.
 *
 * @param name short name, as users give it
 * @param shown what a positive strength brings
 * @param hidden what a negative strength brings
 * @param manner how it acts on a face; the name is that of the stored files
 * @param parts names of the parts of the face where it shows; the whole face in files that are
 *     older than this field
 * @param network name of the network whose maps it changes
 * @param networkSha256 hash of that network's weights
 * @param layers the layers that it changes
 * @param conditions names of the numbers that it depends on
 * @param positives number of pictures that showed it, mirror images not counted
 * @param negatives number of pictures that did not
 * @param source where the pictures are from
 */
public record AttributeCard(
        String name,
        String shown,
        String hidden,
        AttributeEffect manner,
        List<String> parts,
        String network,
        String networkSha256,
        List<String> layers,
        List<String> conditions,
        int positives,
        int negatives,
        String source) {

    public AttributeCard {
        parts = parts == null ? List.of(FacePart.FACE.label()) : List.copyOf(parts);
    }

    /**
     * The parts of the face where it shows.
     *
     * @throws io.facet.FacetException if a face has no part of such a name
     */
    public List<FacePart> faceParts() {
        return parts.stream().map(FacePart::named).toList();
    }
}
