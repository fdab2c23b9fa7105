/** Masks of an aligned face: the pixels that an edit may change, and how the change fades out. */
package io.facet.face.mask;
