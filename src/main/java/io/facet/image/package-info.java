/**
 * Pixels in memory: photographs at their own depth, float pictures for networks, regions, masks and
 * the range of black and white. Does not depend on file formats, faces or networks.
 */
package io.facet.image;
