/** Readers of published weight files, in plain Java: bytes in, named arrays out. */
package io.facet.weights;
