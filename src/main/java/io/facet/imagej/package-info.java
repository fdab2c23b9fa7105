/**
 * The front end for ImageJ. It connects the menu, macros and {@code call} to every command of
 * {@link io.facet.command}, and derives from the command's declaration its dialog, macro options,
 * Recorder entry, live window, outputs, and the error messages that stop a macro.
 */
package io.facet.imagej;
