package io.facet.attribute;

import io.facet.dataset.Contrast;
import io.facet.face.FacePart;
import java.util.List;

/**
 * Describes what an attribute is made from.
 *
 * @param contrast which pictures show it, and its name
 * @param shown what a positive strength brings
 * @param hidden what a negative strength brings
 * @param effect how it acts on a face
 * @param parts where in the face it shows
 * @param balanced the traits that the faces with it and those without it are weighted to have alike
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
