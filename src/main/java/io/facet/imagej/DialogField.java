package io.facet.imagej;

import io.facet.command.declaration.CommandParameter;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The dialog field of one parameter.
 *
 * @param parameter the parameter that the field edits
 * @param content the field's text, as a macro would write it; empty if the field is
 */
record DialogField(CommandParameter parameter, Supplier<Optional<String>> content) {}
