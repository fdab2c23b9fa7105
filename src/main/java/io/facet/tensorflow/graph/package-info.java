/**
 * Handles the graphs of third-party networks as data: checks their operations, inlines their
 * functions, and adds the checked graph to a TensorFlow graph.
 */
package io.facet.tensorflow.graph;
