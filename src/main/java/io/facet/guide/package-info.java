/**
 * Guides: the appearance of an attribute on other faces, and its transfer to a face.
 *
 * <p>A {@link io.facet.guide.GuideSet} is read by {@link io.facet.guide.file.GuideSetFile} from a
 * folder that {@link io.facet.guide.file.GuideLibrary} lists. It holds {@link
 * io.facet.guide.Guide}s of pairs (the same person before and after), groups (means over many
 * people), single pictures (beards) or drawings (glasses). {@link io.facet.guide.make.PairGuideSet}
 * makes the first kind.
 *
 * <p>The steps of one edit:
 *
 * <pre>{@code
 * FaceGeometry face = FaceGeometry.of(landmarks);
 * FaceTone tone = FaceTone.of(photograph, face);
 * Optional<Effect> effect = new GuidedChange(set, strength).on(face, tone, digests);
 * Composition x = Composition.of(face, tone, effects);
 * double[] theta = x.unfolded(x.defaults());
 * Photograph edited = x.atPhotograph(PhotographCanvas.of(photograph, face, pixel -> 1), theta);
 * }</pre>
 *
 * <p>{@link io.facet.guide.compose.GuidedChange} measures the state that the face is in and chooses
 * the nearest guides; {@link io.facet.guide.compose.Composition} turns them into a picture, at the
 * network's crop for the loss and at the photograph's own resolution for the result, by the same
 * code. All positions are in face units: interpupillary distances relative to the midpoint between
 * the eyes.
 */
package io.facet.guide;
