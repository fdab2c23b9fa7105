/** Trains the network that is embedded in Facet. */
package io.facet.train;
