/** Masks of an aligned face: which pixels an edit may change, and how the change fades out. */
package io.facet.face.mask;
