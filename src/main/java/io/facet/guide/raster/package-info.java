/**
 * Rasters in face units and what is computed on them: Gaussian blur, noise that depends on the
 * pixel alone, polygons.
 */
package io.facet.guide.raster;
