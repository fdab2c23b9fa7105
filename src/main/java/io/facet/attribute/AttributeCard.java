package io.facet.attribute;

import io.facet.face.FacePart;
import java.util.List;

/**
 * Describes an attribute and its origin.
 *
 * @param name short name used by callers
 * @param shown effect of a positive strength
 * @param hidden effect of a negative strength
 * @param manner how it acts on a face; named as in the stored files
 * @param parts names of the affected face parts; the whole face in files older than this field
 * @param network name of the network whose maps it changes
 * @param networkSha256 hash of that network's weights
 * @param layers names of the changed layers
 * @param conditions names of the conditions that it depends on
 * @param positives number of pictures with the attribute, without their mirror images
 * @param negatives number of pictures without it
 * @param source origin of the pictures
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
     * Returns the affected parts of the face.
     *
     * @throws io.facet.FacetException if a face has no part of such a name
     */
    public List<FacePart> faceParts() {
        return parts.stream().map(FacePart::named).toList();
    }
}
