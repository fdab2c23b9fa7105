/**
 * Applies the change of an aligned face to its photograph. Only the change is applied, never the
 * crop itself, so the photograph keeps its resolution, depth, grain and every sample that the mask
 * does not reach.
 */
package io.facet.face.residual;
