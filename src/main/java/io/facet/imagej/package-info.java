/**
 * The front end in ImageJ: one bridge from menu, macro and {@code call} to every command of {@link
 * io.facet.command}, made from the command's own declaration: dialog, macro options, what the
 * Recorder writes, live windows, outputs, and errors that stop a macro with a sentence.
 */
package io.facet.imagej;
