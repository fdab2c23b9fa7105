/**
 * Represents the metadata in picture files: colour profiles, EXIF blocks and their TIFF
 * directories, XMP packets, orientation and resolution.
 */
package io.facet.image.metadata;
