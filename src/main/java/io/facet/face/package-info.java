/**
 * The way of a face from the photograph into the network's aligned crop, and of the change back.
 *
 * <pre>{@code
 * EyePositions eyes = EyePositions.parse("210,180,290,182");
 * AlignedFace face = Alignment.align(photograph, eyes, card.template(), card.inputSize());
 * Mask mask = Mask.wholeFace(card.template(), card.inputSize());
 * Residual residual = ...; // the masked change of face.crop(), in grey levels
 * Photograph edited = residual.addTo(photograph, face.cropToPhoto());
 * }</pre>
 *
 * <p>The crop itself never goes back, only what changed in it: the photograph keeps its resolution,
 * depth, grain and every sample that the mask does not reach.
 *
 * <p>Positions are in pixels, and (0, 0) is the middle of the first one, in the photograph as in
 * the crop. Left is where the viewer sees left.
 */
package io.facet.face;
