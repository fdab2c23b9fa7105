package io.facet.file;

import io.facet.DiskSpace;
import io.facet.FacetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * Writes a folder completely or not at all: it is filled under a temporary name beside the target,
 * whose name it takes in the end.
 *
 * <pre>{@code
 * NetworkCard card = AtomicFolder.write(models.resolve("mine"), false, network::writeInto);
 * }</pre>
 *
 * <p>An older folder stays untouched until the new one is complete. Replacing it takes two steps,
 * between which neither has the name; should the second fail, the first is taken back. If the
 * process is ended between them, {@link Leftovers} takes it back.
 */
public final class AtomicFolder {

    private AtomicFolder() {}

    /**
     * Writes a folder, and those that it is to lie in where they are missing.
     *
     * @param target the folder
     * @param overwrite whether a folder that is there already may be replaced, with all in it
     * @param content fills the folder that it is given; if it throws, the target stays as it was
     *     and nothing is left behind
     * @return what the content returned
     * @throws FacetException if the target exists and may not be replaced, is no folder, or cannot
     *     be written
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
            // What fills the folder may wrap what the disk throws in exceptions of its own.
            throw DiskSpace.shortage(e).isPresent() && !(e instanceof FacetException)
                    ? FileErrors.cannotWrite(target, e)
                    : e;
        } finally {
            folders.removeEmpty();
        }
    }

    /**
     * Checks what can be checked before long work whose result goes to a folder.
     *
     * @param permission how a user lets a folder be replaced, as in "allow replacing it"
     * @throws FacetException if the target exists and may not be replaced, or is no folder
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
