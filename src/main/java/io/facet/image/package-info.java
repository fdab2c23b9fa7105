/**
 * Pixels and files: photographs at their own depth, pictures and selections of ImageJ as
 * photographs, points and masks, float pictures for networks, digests, and files that are written
 * completely or not at all. Knows nothing of faces or networks.
 */
package io.facet.image;
