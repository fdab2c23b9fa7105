/** Trains the network that is shipped. */
package io.facet.train;
