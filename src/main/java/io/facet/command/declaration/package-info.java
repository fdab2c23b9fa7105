/**
 * Declarations of commands, for every front end: parameters with help, unit, default, range,
 * choices, macro keys and terminal options, and commands that are ready to run with their values.
 * Dialogs, macros, the Recorder, the command line and the reference page are derived from them.
 *
 * <p>Facet adds attributes to SciJava's declarations for what SciJava cannot express: {@code unit},
 * {@code choices} that depend on the installation, the {@code format} of a text, {@code unless} for
 * a parameter that another one replaces, and {@code option} (see {@link
 * io.facet.command.declaration.TerminalOption}).
 */
package io.facet.command.declaration;
