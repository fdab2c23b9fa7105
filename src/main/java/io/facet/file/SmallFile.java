package io.facet.file;

import io.facet.FacetException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files that are expected to be small, with a size limit. */
public final class SmallFile {

    private SmallFile() {}

    /**
     * Returns all bytes of a file.
     *
     * @param file to read
     * @param most maximum size in bytes; not more than this is read, even from a larger file
     * @throws FacetException if the file is larger or cannot be read
     */
    public static byte[] read(Path file, int most) {
        if (Files.isDirectory(file)) {
            throw new FacetException(file + " is a folder; give the name of a file in it.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most);
            if (in.read() >= 0) {
                throw new FacetException(
                        "%s has more than %s bytes, too many for what it should hold. Give the right file."
                                .formatted(file, most));
            }
            return bytes;
        } catch (IOException e) {
            throw new FacetException("Cannot read " + file + ": " + FileErrors.reason(e) + ".", e);
        }
    }
}
