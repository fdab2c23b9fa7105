/**
 * Graphs of foreign networks as data: which operations they may consist of, how functions are
 * inlined, and how a checked graph is added to one of TensorFlow's.
 */
package io.facet.tensorflow.graph;
