package io.facet.imagej;

import io.facet.command.declaration.CommandParameter;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a dialog holds of one parameter.
 *
 * @param parameter which
 * @param content the text that stands there, as a macro would write it; empty if nothing does
 */
record DialogField(CommandParameter parameter, Supplier<Optional<String>> content) {}
