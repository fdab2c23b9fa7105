/** Weights that Keras saved. */
package io.facet.weights.keras;
