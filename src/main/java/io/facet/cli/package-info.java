/** The command line: Facet's commands in a terminal, and commands for developers. */
package io.facet.cli;
