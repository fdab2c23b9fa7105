/**
 * Brings the change of an aligned face back into its photograph. The crop itself never goes back,
 * only what changed in it: the photograph keeps its resolution, depth, grain and every sample that
 * the mask does not reach.
 */
package io.facet.face.residual;
