/** Weights that MatConvNet saved. */
package io.facet.weights.matlab;
