/** Weights that Caffe saved. */
package io.facet.weights.caffe;
