/** Makes guide sets from pairs of photographs: the same people without and with an expression. */
package io.facet.guide.make;
