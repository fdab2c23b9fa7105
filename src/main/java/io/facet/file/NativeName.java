package io.facet.file;

import io.facet.FacetException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The name of a file, which Java holds as text in the character set of the locale. On Linux names
 * are bytes: under {@code LC_ALL=C}, or if a name was made in another character set, Java lists a
 * file whose name it cannot write, and so can neither open it everywhere nor name a result after
 * it.
 *
 * @param path of the file
 */
public record NativeName(Path path) {

    /** The character set that Java writes names in, by the locale that it was started under. */
    private static final String ENCODING = System.getProperty("sun.jnu.encoding", "UTF-8");

    /** What Java puts in place of what it cannot read. */
    private static final char REPLACEMENT = '\ufffd';

    /** Whether Java can write the name as it is, or in the form that macOS takes for the same. */
    public boolean isText() {
        try {
            String text = path.toString();
            return path.getFileSystem().getPath(text).equals(path)
                    || text.indexOf(REPLACEMENT) < 0 && !isAscii();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Returns the name as text; if it is not, its bytes as UTF-8, or what is not with %. */
    public String text() {
        if (isText()) {
            return path.toString();
        }
        // Only the address shows the bytes.
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
     * Checks that Java can write the name.
     *
     * @throws FacetException if it cannot; names the locale as the cause
     */
    public void requireText() {
        for (Path step : path) {
            if (!new NativeName(step).isText()) {
                throw refused(new NativeName(step).text(), null);
            }
        }
    }

    /**
     * Returns the path that a user wrote.
     *
     * @throws FacetException if it holds what the system or the locale does not allow in names; a
     *     question mark counts as such under a locale that knows ASCII alone, where it stands for
     *     every other character, unless there is a file of this name
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

    /** Whether nothing but what every system writes is in it. */
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
