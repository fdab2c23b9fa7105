/**
 * What files store beside the pixels: colour profiles, EXIF blocks and their TIFF directories, XMP
 * packets, orientation and resolution.
 */
package io.facet.image.metadata;
