/**
 * The light, tint, sharpness and grain of one photograph, and the colours of lips and brows, which
 * whatever is added to a face has to match.
 */
package io.facet.guide.tone;
