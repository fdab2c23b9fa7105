/** The command line. */
package io.facet.cli;
