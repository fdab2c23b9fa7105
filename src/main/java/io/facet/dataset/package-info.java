/** Labelled pictures for training and evaluation. */
package io.facet.dataset;
