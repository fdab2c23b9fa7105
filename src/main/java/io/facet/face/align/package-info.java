/**
 * Aligns a face of a photograph to the position, size and shape on which a network was trained.
 *
 * <pre>{@code
 * AlignedFace face = Alignment.align(photograph, location, card.template(), card.inputSize());
 * }</pre>
 */
package io.facet.face.align;
