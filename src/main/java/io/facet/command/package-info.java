/**
 * The commands of Facet: one thin SciJava command per class. A command declares its parameters with
 * help, unit, default and range, and delegates to one package below. To add a function, write a
 * class that extends {@link io.facet.command.declaration.FacetCommand}, in Facet or in another jar,
 * and list it in a {@code plugins.config}.
 */
package io.facet.command;
