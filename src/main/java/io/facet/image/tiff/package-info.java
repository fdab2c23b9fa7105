/**
 * A TIFF and BigTIFF decoder that keeps every sample (TIFF 6.0 with Adobe's technical notes), and a
 * writer that copies untouched pages byte for byte. Java's own reader ignores colour profiles and
 * supports neither BigTIFF nor predictors for 16-bit and float samples.
 */
package io.facet.image.tiff;
