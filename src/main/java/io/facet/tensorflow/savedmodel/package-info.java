/** Reads and writes SavedModels as data, without running any part of them. */
package io.facet.tensorflow.savedmodel;
