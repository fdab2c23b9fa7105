/**
 * The interface of a feature network: its card, its feature maps and a differentiable loss on them.
 * It uses interfaces and plain arrays and does not depend on TensorFlow.
 */
package io.facet.network;
