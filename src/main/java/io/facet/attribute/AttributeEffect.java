package io.facet.attribute;

/**
 * Describes how an attribute acts on a face.
 *
 * @param gain multiple of the change of the maps at strength 1
 * @param moves whether it deforms what is there, as a smile does, or changes colours alone, as
 *     glasses do that are put on it
 */
public record AttributeEffect(float gain, boolean moves) {}
