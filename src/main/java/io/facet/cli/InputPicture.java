package io.facet.cli;

import io.facet.image.Photograph;
import io.facet.image.PhotographFile;
import io.facet.image.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * A picture to edit and where it comes from.
 *
 * @param name its file or resource
 * @param sha256 hash of that file's bytes
 * @param photograph its pixels
 */
record InputPicture(String name, String sha256, Photograph photograph) {

    /**
     * @throws io.facet.FacetException if the file cannot be read as a picture
     */
    static InputPicture of(Path file) {
        Photograph photograph = PhotographFile.read(file);
        return new InputPicture(file.toString(), Sha256.of(file), photograph);
    }

    /** A picture that comes with Facet, by its path on the class path. */
    static InputPicture ofResource(String path) {
        try (InputStream in = InputPicture.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is missing on the class path");
            }
            byte[] bytes = in.readAllBytes();
            Photograph photograph = Photograph.of(ImageIO.read(new ByteArrayInputStream(bytes)));
            return new InputPicture(path, Sha256.of(bytes), photograph);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
