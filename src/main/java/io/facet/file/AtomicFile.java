package io.facet.file;

import io.facet.DiskSpace;
import io.facet.FacetException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file completely or not at all: the bytes go to a temporary file in the same folder,
 * which takes the file's name in one step once it is complete.
 *
 * <pre>{@code
 * AtomicFile.write(path, false, out -> out.write(bytes));
 * }</pre>
 *
 * <p>Who reads the file sees the old one or the new one, never a part. What a process that was
 * ended by force left in the folder is removed, see {@link Leftovers}. Two writers of one name
 * without {@code overwrite} are told apart only while their writing does not overlap.
 */
public final class AtomicFile {

    private AtomicFile() {}

    /** Writes the bytes of a file; need not close the stream. */
    @FunctionalInterface
    public interface Content {
        /**
         * @param out a buffered stream to write to
         * @throws IOException if the bytes cannot be made or written
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file, and the folders that it is to lie in where they are missing.
     *
     * @param target the file
     * @param overwrite whether a file that is there already may be replaced
     * @param content what to write; if it throws, the target stays as it was, the temporary file is
     *     removed, and an unchecked exception is passed on
     * @throws FacetException if the file exists and may not be replaced, is a folder, or cannot be
     *     written
     */
    public static void write(Path target, boolean overwrite, Content content) {
        Path file = target.toAbsolutePath();
        requireFree(file, overwrite);
        NewFolders folders = NewFolders.missing(file.getParent());
        try {
            Files.createDirectories(file.getParent());
            try (TemporaryPath temporary = TemporaryPath.file(file)) {
                fill(temporary.path(), target, content);
                // The writing may have taken long enough for the file to appear meanwhile.
                requireFree(file, overwrite);
                temporary.unlock();
                FileMove.replace(temporary.path(), file);
            }
        } catch (IOException e) {
            throw FileErrors.cannotWrite(target, e);
        } finally {
            folders.removeEmpty();
        }
    }

    /**
     * Checks what can be checked before a long computation whose result goes to a file.
     *
     * @throws FacetException if the file exists and may not be replaced, or is a folder
     */
    public static void requireFree(Path target, boolean overwrite) {
        requireFree(target, overwrite, "allow overwriting");
    }

    /**
     * The same, with words of the caller's own for how a user lets a file be replaced.
     *
     * @param permission what to do, as in "allow overwriting"
     * @throws FacetException if the file exists and may not be replaced, is a folder, or has a name
     *     that the system does not allow
     */
    public static void requireFree(Path target, boolean overwrite, String permission) {
        OutputName.of(target).requireAllowed();
        if (Files.isDirectory(target)) {
            throw new FacetException(
                    target + " is a folder; give the name of a file in it to write to.");
        }
        if (!overwrite && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FacetException(
                    target + " exists already; choose another name or " + permission + ".");
        }
    }

    /** Asks for the reason while the bytes that take the room are still there. */
    private static void fill(Path temporary, Path target, Content content) {
        try {
            fill(temporary, content);
        } catch (IOException | UncheckedIOException e) {
            throw FileErrors.cannotWrite(target, e);
        } catch (RuntimeException e) {
            // Writers of other libraries wrap what the disk throws in exceptions of their own.
            throw DiskSpace.shortage(e).isPresent() && !(e instanceof FacetException)
                    ? FileErrors.cannotWrite(target, e)
                    : e;
        }
    }

    private static void fill(Path temporary, Content content) throws IOException {
        try (OutputStream out =
                new BufferedOutputStream(
                        Files.newOutputStream(temporary, StandardOpenOption.WRITE))) {
            content.writeTo(out);
        }
    }
}
