/**
 * The light, tint, sharpness and grain of one photograph, and the colours of lips and brows, which
 * added content has to match.
 */
package io.facet.guide.tone;
