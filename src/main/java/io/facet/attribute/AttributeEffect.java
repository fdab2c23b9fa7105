package io.facet.attribute;

/**
 * Describes how an attribute acts on a face.
 *
 * @param gain multiple of the change of the maps at strength 1
 * @param moves true if it deforms the face, as a smile does; false if it changes colours only, as
 *     added glasses do
 */
public record AttributeEffect(float gain, boolean moves) {}
