/**
 * Reads and writes photographs: {@link io.facet.image.io.PhotographFile} reads and writes one,
 * whatever its format, and {@link io.facet.image.io.PictureFolder} lists those of a folder.
 */
package io.facet.image.io;
