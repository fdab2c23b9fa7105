/**
 * What a command declares, read for every front end: parameters with their help, unit, default,
 * range, choices, macro keys and options of a terminal, and a command with its values that can be
 * run. Dialogs, macros, the Recorder, the command line and the reference page are made from it.
 *
 * <p>A declaration says what SciJava has no words for by attributes: {@code unit}, {@code choices}
 * that depend on what is installed, the {@code format} of a text, {@code unless} another parameter
 * is given, and {@code option}, see {@link io.facet.command.declaration.TerminalOption}.
 */
package io.facet.command.declaration;
