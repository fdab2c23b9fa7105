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
 * The name of an entry of an archive, made safe: parts below a folder, each of which means the same
 * on Linux, macOS and Windows.
 *
 * @param parts from the folder downwards; none for the folder itself
 */
record EntryName(List<String> parts) {

    private static final int MOST_CHARACTERS = 500;
    private static final int MOST_BYTES_OF_A_PART = 255;
    private static final int MOST_PARTS = 16;

    /** Windows gives these names to devices, whatever follows a full stop. */
    private static final Pattern DEVICE =
            Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

    /**
     * Reads a name as archives write it, with slashes; leading {@code ./} and double slashes are
     * left out.
     *
     * @throws FacetException if it leads out of the folder, or may not be the name of a file
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

    /** What no file system should have to store: control characters, wildcards, broken letters. */
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

    /** The last part of a name as archives write it. */
    static String last(String written) {
        return written.substring(written.lastIndexOf('/') + 1);
    }

    /** The file of this name in a folder. */
    Path in(Path folder) {
        Path file = folder;
        for (String part : parts) {
            file = file.resolve(part);
        }
        return file;
    }

    /** Equal for two names that some file system takes for one. */
    String key() {
        return Normalizer.normalize(String.join("/", parts), Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT);
    }

    /** The folders that it lies in, the outermost first. */
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
