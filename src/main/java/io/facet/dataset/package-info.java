/** Labelled pictures to learn from and to measure on. */
package io.facet.dataset;
