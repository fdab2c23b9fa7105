package io.facet.command.declaration;

import java.util.Locale;
import java.util.Optional;

/**
 * How a terminal takes a parameter. By default {@code guidePictures} is the option {@code
 * --guide-pictures}, and a flag that is on by default is switched off by {@code --no-…}. The
 * attribute {@code option} of a declaration says otherwise: {@code --force} for another name,
 * {@code --bf16=bfloat16} for an option that stands for a value, {@code NAME} for an argument
 * without an option, {@code none} for a parameter that a terminal does not have. A command with
 * several names in a terminal has them for each, with {@code |} between.
 *
 * @param name of the option with its hyphens, or of the argument
 * @param meaning the value that the option alone stands for; empty if a value follows it
 */
public record TerminalOption(String name, Optional<String> meaning) {

    private static final String NONE = "none";

    /**
     * @param parameter the parameter's name
     * @param declared the attribute, or null
     * @param form which of the command's names is used, counted from 0
     * @param on whether it is a flag that is on by default
     */
    static Optional<TerminalOption> of(String parameter, String declared, int form, boolean on) {
        if (declared == null) {
            String name = hyphened(parameter);
            return Optional.of(
                    on
                            ? new TerminalOption("--no-" + name, Optional.of("false"))
                            : new TerminalOption("--" + name, Optional.empty()));
        }
        String[] forms = declared.split("\\|");
        String[] parts = forms[Math.min(form, forms.length - 1)].split("=");
        return parts[0].equals(NONE)
                ? Optional.empty()
                : Optional.of(
                        new TerminalOption(
                                parts[0],
                                parts.length == 1 ? Optional.empty() : Optional.of(parts[1])));
    }

    /** Returns a name of Java as terminals write it: {@code edit-folder} of {@code EditFolder}. */
    static String hyphened(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** Returns whether it is an argument without an option. */
    public boolean isArgument() {
        return !name.startsWith("-");
    }
}
