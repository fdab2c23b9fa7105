package io.facet.file;

import io.facet.DiskSpace;
import io.facet.FacetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * Writes a folder completely or not at all: it is filled under a temporary name next to the target
 * and renamed at the end.
 *
 * <pre>{@code
 * NetworkCard card = AtomicFolder.write(models.resolve("mine"), false, network::writeInto);
 * }</pre>
 *
 * <p>An existing folder is not modified until the new one is complete. Replacing it takes two
 * steps, between which neither folder has the name. If the second step fails, the first is
 * reverted. If the process is killed in between, {@link Leftovers} reverts it.
 */
public final class AtomicFolder {

    private AtomicFolder() {}

    /**
     * Writes a folder and creates missing parent folders.
     *
     * @param target the folder
     * @param overwrite whether an existing folder may be replaced with all its contents
     * @param content fills the given folder; if it throws, the target is not modified and no
     *     temporary files remain
     * @return what the content returned
     * @throws FacetException if the target exists and may not be replaced, is not a folder, or
     *     cannot be written
     */
    public static <T> T write(Path target, boolean overwrite, Function<Path, T> content) {
        Path folder = target.toAbsolutePath().normalize();
        requireFree(target, overwrite, "allow replacing it");
        NewFolders folders = NewFolders.missing(folder.getParent());
        try {
            Files.createDirectories(folder.getParent());
            try (TemporaryPath temporary = TemporaryPath.folder(folder)) {
                T result = content.apply(temporary.path());
                requireFree(target, overwrite, "allow replacing it");
                exchange(temporary, folder);
                return result;
            }
        } catch (IOException e) {
            throw FileErrors.cannotWrite(target, e);
        } catch (RuntimeException e) {
            // The content may wrap the exceptions of the disk in its own.
            throw DiskSpace.shortage(e).isPresent() && !(e instanceof FacetException)
                    ? FileErrors.cannotWrite(target, e)
                    : e;
        } finally {
            folders.removeEmpty();
        }
    }

    /**
     * Checks that a folder can be written, before a long computation.
     *
     * @param permission how to allow replacing a folder, as in "allow replacing it"
     * @throws FacetException if the target exists and may not be replaced, or is not a folder
     */
    public static void requireFree(Path target, boolean overwrite, String permission) {
        OutputName.of(target).requireAllowed();
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FacetException(target + " exists and is no folder; give another name.");
        }
        if (!overwrite) {
            throw new FacetException(
                    target + " exists already; choose another name or " + permission + ".");
        }
    }

    private static void exchange(TemporaryPath complete, Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            FileMove.replace(complete.path(), folder);
            return;
        }
        Path older = complete.older();
        FileMove.replace(folder, older);
        try {
            FileMove.replace(complete.path(), folder);
        } catch (IOException e) {
            FileMove.replace(older, folder);
            throw e;
        }
    }
}
