/**
 * Finds faces and their landmarks, reads the points that users marked by hand, and chooses which
 * face is meant.
 */
package io.facet.face.find;
