/**
 * The TensorFlow engine: networks, losses and training. It is loaded by {@link io.facet.isolation},
 * isolated from the TensorFlow of other plugins; no other package imports it.
 */
package io.facet.tensorflow;
