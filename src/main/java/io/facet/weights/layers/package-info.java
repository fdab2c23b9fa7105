/** Stored arrays and the layers of a network that they make up, whatever file they came from. */
package io.facet.weights.layers;
