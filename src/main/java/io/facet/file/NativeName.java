package io.facet.file;

import io.facet.FacetException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The name of a file, which Java represents as text in the character set of the locale. On Linux,
 * names are bytes. Under {@code LC_ALL=C}, or if a name was created in another character set, Java
 * lists files whose names it cannot encode. It can neither reliably open such a file nor name a
 * result after it.
 *
 * @param path of the file
 */
public record NativeName(Path path) {

    /** The character set in which Java encodes file names, from the locale at startup. */
    private static final String ENCODING = System.getProperty("sun.jnu.encoding", "UTF-8");

    /** The character that replaces bytes that Java cannot decode. */
    private static final char REPLACEMENT = '\ufffd';

    /**
     * Returns whether Java can encode the name, either as it is or in the Unicode form that macOS
     * treats as equal.
     */
    public boolean isText() {
        try {
            String text = path.toString();
            return path.getFileSystem().getPath(text).equals(path)
                    || text.indexOf(REPLACEMENT) < 0 && !isAscii();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /**
     * Returns the name as text. If it is not text, returns its bytes decoded as UTF-8, with %
     * escapes for the bytes that are not UTF-8.
     */
    public String text() {
        if (isText()) {
            return path.toString();
        }
        // Only the URI contains the bytes.
        String address = path.toUri().getRawPath();
        String quoted = address.substring(address.lastIndexOf('/', address.length() - 2) + 1);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes(quoted)).toString();
        } catch (CharacterCodingException e) {
            return quoted;
        }
    }

    private static ByteBuffer bytes(String quoted) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < quoted.length(); i++) {
            boolean isQuoted = quoted.charAt(i) == '%';
            bytes.write(
                    isQuoted
                            ? Integer.parseInt(quoted.substring(i + 1, i + 3), 16)
                            : quoted.charAt(i));
            i += isQuoted ? 2 : 0;
        }
        return ByteBuffer.wrap(bytes.toByteArray());
    }

    /**
     * Checks that Java can encode the name.
     *
     * @throws FacetException if it cannot; the message names the locale as the cause
     */
    public void requireText() {
        for (Path step : path) {
            if (!new NativeName(step).isText()) {
                throw refused(new NativeName(step).text(), null);
            }
        }
    }

    /**
     * Parses a path that a user entered.
     *
     * @throws FacetException if it contains characters that the system or the locale does not allow
     *     in names. Under an ASCII-only locale this includes the question mark, which replaces
     *     every other character, unless a file with this name exists
     */
    public static Path parse(String text) {
        try {
            Path path = Path.of(text);
            boolean isReplaced = isAscii() && text.indexOf('?') >= 0 && !path.toFile().exists();
            if (isReplaced || text.indexOf(REPLACEMENT) >= 0) {
                throw refused(text, null);
            }
            return path;
        } catch (InvalidPathException e) {
            if (isReadable(text)) {
                throw new FacetException(
                        "'%s' cannot be the name of a file on this system: %s. Give another name."
                                .formatted(text, e.getReason()),
                        e);
            }
            throw refused(text, e);
        }
    }

    private static boolean isAscii() {
        return ENCODING.equals("ANSI_X3.4-1968") || ENCODING.equals("US-ASCII");
    }

    /** Returns whether the text consists only of characters that every system can encode. */
    private static boolean isReadable(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    private static FacetException refused(String name, Exception cause) {
        String what =
                "The name '%s' cannot be written in the character set of this locale, %s. "
                        .formatted(name, ENCODING);
        return new FacetException(
                ENCODING.equals("UTF-8")
                        ? what + "Rename the file."
                        : what
                                + "Set a locale with UTF-8, such as LC_ALL=C.UTF-8, and start"
                                + " again, or rename the file.",
                cause);
    }
}
