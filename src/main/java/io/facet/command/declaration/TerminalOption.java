package io.facet.command.declaration;

import java.util.Locale;
import java.util.Optional;

/**
 * The form of a parameter in a terminal. By default {@code guidePictures} becomes the option {@code
 * --guide-pictures}, and a flag that is on by default is switched off by {@code --no-…}. The
 * attribute {@code option} of a declaration overrides this: {@code --force} is another name, {@code
 * --bf16=bfloat16} is an option that stands for a value, {@code NAME} is an argument without an
 * option, and {@code none} means that the parameter is not available in a terminal. If a command
 * has several terminal names, the attribute lists one form for each, separated by {@code |}.
 *
 * @param name name of the option with its hyphens, or of the argument
 * @param meaning the value that the option alone stands for; empty if a value follows it
 */
public record TerminalOption(String name, Optional<String> meaning) {

    private static final String NONE = "none";

    /**
     * @param parameter name of the parameter
     * @param declared value of the attribute {@code option}, or null
     * @param form index of the terminal name in use, counted from 0
     * @param on whether the parameter is a flag that is on by default
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

    /** Returns a Java name in its terminal spelling: {@code edit-folder} for {@code EditFolder}. */
    static String hyphened(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** Returns whether this is an argument without an option. */
    public boolean isArgument() {
        return !name.startsWith("-");
    }
}
