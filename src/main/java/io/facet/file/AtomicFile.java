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
 * which is renamed in one step once it is complete.
 *
 * <pre>{@code
 * AtomicFile.write(path, false, out -> out.write(bytes));
 * }</pre>
 *
 * <p>Readers see the old file or the new one, never a partial one. Files that a killed process left
 * in the folder are removed, see {@link Leftovers}. Without {@code overwrite}, two writers of the
 * same name are detected only if they do not overlap in time.
 */
public final class AtomicFile {

    private AtomicFile() {}

    /** Writes the bytes of a file. An implementation need not close the stream. */
    @FunctionalInterface
    public interface Content {
        /**
         * @param out a buffered stream to write to
         * @throws IOException if the bytes cannot be generated or written
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file and creates missing parent folders.
     *
     * @param target the file
     * @param overwrite whether a file that is there already may be replaced
     * @param content what to write; if it throws, the target is not modified, the temporary file is
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
                // Writing may have taken so long that the file exists by now.
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
     * Checks that a file can be written, before a long computation.
     *
     * @throws FacetException if the file exists and may not be replaced, or is a folder
     */
    public static void requireFree(Path target, boolean overwrite) {
        requireFree(target, overwrite, "allow overwriting");
    }

    /**
     * Checks the same with the caller's own wording of how to allow replacing a file.
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

    /**
     * Writes the content. The reason of a failure is determined while the bytes that fill the disk
     * still exist.
     */
    private static void fill(Path temporary, Path target, Content content) {
        try {
            fill(temporary, content);
        } catch (IOException | UncheckedIOException e) {
            throw FileErrors.cannotWrite(target, e);
        } catch (RuntimeException e) {
            // Other libraries wrap the exceptions of the disk in their own.
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
