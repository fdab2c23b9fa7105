/**
 * Pixels in memory: photographs at their own depth, float pictures for networks, regions, masks and
 * the range of black and white. Knows no file format, no faces and no networks.
 */
package io.facet.image;
