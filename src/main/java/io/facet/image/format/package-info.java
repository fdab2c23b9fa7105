/**
 * Reads the block structure of JPEG, PNG and GIF files, with limits on size and time against
 * malicious files.
 */
package io.facet.image.format;
