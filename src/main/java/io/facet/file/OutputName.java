package io.facet.file;

import io.facet.FacetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a file to write, checked against the rules of the system.
 *
 * @param file to write
 * @param isWindows whether the file is written on Windows
 */
public record OutputName(Path file, boolean isWindows) {

    /** Names that Windows reserves for devices, in any folder and with any extension. */
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9¹²³])( *\\..*)?");

    /** Maximum length of a name: in bytes on Linux and macOS, in characters on Windows. */
    private static final int LONGEST = 255;

    /** Maximum number of characters of an overlong name to quote in a message. */
    private static final int QUOTED = 40;

    /** Returns the name of a file on this system. */
    public static OutputName of(Path file) {
        return new OutputName(file, FileMove.isWindows());
    }

    /**
     * Checks that a file of this name can be written.
     *
     * @throws FacetException if the name is too long, or on Windows the name of a device, ends in a
     *     full stop or a space, or contains a character that Windows does not allow
     */
    public void requireAllowed() {
        for (Path step : file.normalize()) {
            String name = step.toString();
            requireShort(name);
            if (isWindows) {
                requireWindows(name);
            }
        }
    }

    private void requireShort(String name) {
        int length = isWindows ? name.length() : name.getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST) {
            throw new FacetException(
                    "The name '%s…' has %s %s, and a file's name can have %s; shorten it."
                            .formatted(
                                    name.substring(0, QUOTED),
                                    length,
                                    isWindows ? "characters" : "bytes",
                                    LONGEST));
        }
    }

    private static void requireWindows(String name) {
        if (DEVICE.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
            throw new FacetException(
                    "Windows keeps the name '%s' for a device, so no file can have it; give another name."
                            .formatted(name));
        }
        if (name.endsWith(".") && !name.matches("\\.+") || name.endsWith(" ")) {
            throw new FacetException(
                    "Windows drops full stops and spaces at the end of the name '%s'; give one that ends otherwise."
                            .formatted(name));
        }
        if (name.chars().anyMatch(c -> c < 32 || "<>:\"|?*\\/".indexOf(c) >= 0)) {
            throw new FacetException(
                    "Windows does not allow one of the characters in the name '%s'; leave out < > : \" | ? * and line breaks."
                            .formatted(name));
        }
    }
}
