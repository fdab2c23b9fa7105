/**
 * Brings a face from its photograph to the position, size and shape that a network was trained on.
 *
 * <pre>{@code
 * AlignedFace face = Alignment.align(photograph, location, card.template(), card.inputSize());
 * }</pre>
 */
package io.facet.face.align;
