/** Reads and writes SavedModels as data, without running anything of them. */
package io.facet.tensorflow.savedmodel;
