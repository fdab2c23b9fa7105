package io.facet.image;

import io.facet.FacetException;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes a folder completely or not at all: it is filled under a temporary name beside the target,
 * whose name it takes in the end.
 *
 * <pre>{@code
 * NetworkCard card = AtomicFolder.write(models.resolve("mine"), false, network::writeInto);
 * }</pre>
 *
 * <p>An older folder stays untouched until the new one is complete. Replacing it takes two steps,
 * between which neither has the name; should the second fail, the first is taken back.
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
        Path temporary = folder.resolveSibling(".facet-" + UUID.randomUUID() + ".part");
        try {
            Files.createDirectories(temporary);
            try {
                T result = content.apply(temporary);
                requireFree(target, overwrite, "allow replacing it");
                exchange(temporary, folder);
                return result;
            } finally {
                delete(temporary);
            }
        } catch (IOException e) {
            throw new FacetException(
                    "Cannot write " + target + ": " + FileTrouble.reason(e) + ".", e);
        }
    }

    /**
     * Checks what can be checked before long work whose result goes to a folder.
     *
     * @param permission how a user lets a folder be replaced, as in "allow replacing it"
     * @throws FacetException if the target exists and may not be replaced, or is no folder
     */
    public static void requireFree(Path target, boolean overwrite, String permission) {
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

    private static void exchange(Path complete, Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(complete, folder);
            return;
        }
        Path older = folder.resolveSibling(".facet-" + UUID.randomUUID() + ".old");
        Files.move(folder, older);
        try {
            Files.move(complete, folder);
        } catch (IOException e) {
            Files.move(older, folder);
            throw e;
        }
        delete(older);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (DirectoryNotEmptyException e) {
            // Somebody puts files into a folder of ours; they are theirs to keep.
            return;
        }
    }
}
