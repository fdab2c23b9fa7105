/**
 * A feature network as the rest sees it: its card, its feature maps and a differentiable loss on
 * them. Interfaces and plain arrays; no TensorFlow.
 */
package io.facet.network;
