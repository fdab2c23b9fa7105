/**
 * The block structure of JPEG, PNG and GIF files, with bounds on size and time that a hostile file
 * meets.
 */
package io.facet.image.format;
