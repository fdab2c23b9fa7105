/**
 * The engine: networks, losses and training in TensorFlow's graph. Loaded by {@link
 * io.facet.isolation}, apart from the TensorFlow of other plugins; nothing imports this package.
 */
package io.facet.tensorflow;
