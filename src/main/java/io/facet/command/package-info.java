/**
 * What users can ask of Facet in ImageJ and Fiji: SciJava commands, one class each, thin. A command
 * declares its parameters with their help, unit, default and range, and calls one package below;
 * menus, dialogs, macros, the Recorder and the reference page are made from these declarations.
 */
package io.facet.command;
