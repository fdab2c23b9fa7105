/**
 * What users can ask of Facet: SciJava commands, one class each, thin. A command declares its
 * parameters with their help, unit, default and range, and calls one package below. A new function
 * is one class that extends {@link io.facet.command.declaration.FacetCommand}, here or in another
 * jar, and its line in a {@code plugins.config}.
 */
package io.facet.command;
