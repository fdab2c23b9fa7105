/**
 * Changes a face by guides: {@link io.facet.guide.compose.GuidedChange} measures the state of the
 * face and chooses the nearest guides, and {@link io.facet.guide.compose.Composition} renders them.
 */
package io.facet.guide.compose;
