/**
 * How guides change a face: {@link io.facet.guide.compose.GuidedChange} measures the state of the
 * face and chooses the nearest guides, and {@link io.facet.guide.compose.Composition} turns them
 * into a picture.
 */
package io.facet.guide.compose;
