/**
 * {@link io.facet.edit.FaceEditor} edits one face: by guides, then by gradient descent on a loss
 * over a network's feature maps.
 */
package io.facet.edit;
