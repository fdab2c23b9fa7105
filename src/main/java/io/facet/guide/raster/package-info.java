/**
 * Rasters in face units and operations on them: Gaussian blur, noise that depends on the pixel
 * alone, polygons.
 */
package io.facet.guide.raster;
