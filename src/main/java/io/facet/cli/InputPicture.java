package io.facet.cli;

import io.facet.image.Photograph;
import io.facet.image.PhotographFile;
import io.facet.image.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * A picture to edit and where it comes from.
 *
 * @param name its file or resource
 * @param sha256 hash of that file's bytes
 * @param page which page of the file it is, from 1 on
 * @param pages how many pages the file has
 * @param photograph its pixels
 */
record InputPicture(String name, String sha256, int page, int pages, Photograph photograph) {

    /**
     * @param page which page of the file, from 1 on
     * @throws io.facet.FacetException if the file cannot be read as a picture, or has no such page
     */
    static InputPicture of(Path file, int page) {
        int pages = PhotographFile.pages(file);
        Photograph photograph = PhotographFile.read(file, page - 1);
        return new InputPicture(file.toString(), Sha256.of(file), page, pages, photograph);
    }

    /**
     * Writes an edited version, and with it the file's other pages as they are.
     *
     * @throws io.facet.FacetException if the format cannot hold them, or the file cannot be written
     */
    void writeEdited(Photograph edited, Path file, boolean overwrite) {
        if (pages == 1) {
            PhotographFile.write(edited, file, overwrite);
        } else {
            PhotographFile.writePages(Path.of(name), Map.of(page - 1, edited), file, overwrite);
        }
    }

    /** A picture that comes with Facet, by its path on the class path. */
    static InputPicture ofResource(String path) {
        try (InputStream in = InputPicture.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is missing on the class path");
            }
            byte[] bytes = in.readAllBytes();
            Photograph photograph = Photograph.of(ImageIO.read(new ByteArrayInputStream(bytes)));
            return new InputPicture(path, Sha256.of(bytes), 1, 1, photograph);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
