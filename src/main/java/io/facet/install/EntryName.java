package io.facet.install;

import io.facet.FacetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Represents the validated name of an archive entry: path components below a folder, each of which
 * is interpreted the same way on Linux, macOS and Windows.
 *
 * @param parts the components from the folder downwards; empty for the folder itself
 */
record EntryName(List<String> parts) {

    private static final int MOST_CHARACTERS = 500;
    private static final int MOST_BYTES_OF_A_PART = 255;
    private static final int MOST_PARTS = 16;

    /** Reserved device names on Windows, with any extension. */
    private static final Pattern DEVICE =
            Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

    /**
     * Parses a name as archives write it, with slashes; leading {@code ./} and double slashes are
     * ignored.
     *
     * @throws FacetException if it points outside the folder, or is not allowed as a file name
     */
    static EntryName of(String written) {
        require(!written.isEmpty(), written, "is empty");
        require(written.length() <= MOST_CHARACTERS, written, "is too long");
        require(!written.startsWith("/"), written, "is absolute");
        require(written.indexOf('\\') < 0, written, "has a backslash");
        require(written.indexOf(':') < 0, written, "has a colon, as drives have");
        require(written.chars().noneMatch(EntryName::isOdd), written, "has odd characters");
        List<String> parts = new ArrayList<>();
        for (String part : written.split("/")) {
            if (!part.isEmpty() && !part.equals(".")) {
                requirePart(part, written);
                parts.add(part);
            }
        }
        require(parts.size() <= MOST_PARTS, written, "lies too deep");
        return new EntryName(List.copyOf(parts));
    }

    private static void requirePart(String part, String written) {
        require(!part.equals(".."), written, "leads upwards");
        require(
                !part.endsWith(".") && !part.endsWith(" "),
                written,
                "has a part that ends with a full stop or a space");
        require(
                part.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES_OF_A_PART,
                written,
                "has a part that is too long");
        require(!DEVICE.matcher(part).matches(), written, "is that of a device");
    }

    /**
     * Returns whether a character is not allowed in a file name: control and format characters,
     * wildcards, undecodable characters.
     */
    private static boolean isOdd(int c) {
        return Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || "<>\"|?*\ufffd".indexOf(c) >= 0;
    }

    private static void require(boolean fine, String written, String trouble) {
        if (!fine) {
            throw new FacetException(
                    "The archive is not unpacked: the name \"%s\" in it %s. Fetch it again from its publisher."
                            .formatted(ForeignText.shown(written), trouble));
        }
    }

    /** Returns the last component of a name as archives write it. */
    static String last(String written) {
        return written.substring(written.lastIndexOf('/') + 1);
    }

    /** Returns the file with this name in a folder. */
    Path in(Path folder) {
        Path file = folder;
        for (String part : parts) {
            file = file.resolve(part);
        }
        return file;
    }

    /** Returns a key that is equal for two names that some file system treats as the same. */
    String key() {
        return Normalizer.normalize(String.join("/", parts), Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT);
    }

    /** Returns the folders that contain the entry, the outermost first. */
    List<EntryName> folders() {
        List<EntryName> folders = new ArrayList<>();
        for (int i = 1; i < parts.size(); i++) {
            folders.add(new EntryName(parts.subList(0, i)));
        }
        return folders;
    }

    @Override
    public String toString() {
        return String.join("/", parts);
    }
}
