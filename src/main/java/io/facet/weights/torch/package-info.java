/** Weights that PyTorch saved, and safetensors. */
package io.facet.weights.torch;
