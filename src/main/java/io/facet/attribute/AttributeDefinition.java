package io.facet.attribute;

import io.facet.dataset.Contrast;
import io.facet.face.FacePart;
import java.util.List;

/**
 * Describes how an attribute is made.
 *
 * @param contrast which pictures show it, and its name
 * @param shown effect of a positive strength
 * @param hidden effect of a negative strength
 * @param effect how it acts on a face
 * @param parts the affected parts of the face
 * @param balanced the traits that are balanced, by weights, between the faces with it and those
 *     without it
 */
public record AttributeDefinition(
        Contrast contrast,
        String shown,
        String hidden,
        AttributeEffect effect,
        List<FacePart> parts,
        List<Contrast> balanced) {

    public AttributeDefinition {
        parts = List.copyOf(parts);
        balanced = List.copyOf(balanced);
    }

    /** Returns the attribute's name. */
    public String name() {
        return contrast.name();
    }
}
