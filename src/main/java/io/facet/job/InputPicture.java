package io.facet.job;

import io.facet.file.Sha256;
import io.facet.image.Photograph;
import io.facet.image.ValueRange;
import io.facet.image.io.PhotographPages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * Represents a picture to edit and its source.
 *
 * @param name the name of its file or resource
 * @param sha256 hash of that file's bytes
 * @param page the page of the file, from 1
 * @param pages the number of pages in the file
 * @param part the page, if other pages of the file are edited in the same call
 * @param pixels supplies the photograph
 */
public record InputPicture(
        String name, String sha256, int page, int pages, Part part, Supplier<Photograph> pixels) {

    /**
     * Reads one page of a file immediately.
     *
     * @param page the page, from 1
     * @param range the samples of black and white; if empty, they are determined from the file or
     *     its samples
     * @throws io.facet.FacetException if the file cannot be read as a picture, or has no such page
     */
    public static InputPicture of(Path file, int page, Optional<ValueRange> range) {
        PhotographPages pages = PhotographPages.of(file);
        Photograph photograph = pages.read(page - 1, range);
        return new InputPicture(
                file.toString(),
                Sha256.of(file),
                page,
                pages.count(),
                Part.WHOLE,
                () -> photograph);
    }

    /**
     * Returns all pages of a file. If there are several, a page is read again whenever its
     * photograph is requested, so that a long stack need not fit in memory.
     *
     * @param range the samples of black and white; if empty, they are determined for each page
     * @throws io.facet.FacetException if the file cannot be read as a picture
     */
    public static List<InputPicture> all(Path file, Optional<ValueRange> range) {
        PhotographPages pages = PhotographPages.of(file);
        if (pages.count() == 1) {
            return List.of(of(file, 1, range));
        }
        String sha256 = Sha256.of(file);
        return IntStream.rangeClosed(1, pages.count())
                .mapToObj(
                        page ->
                                new InputPicture(
                                        file.toString(),
                                        sha256,
                                        page,
                                        pages.count(),
                                        Part.ofPage(page),
                                        () -> pages.read(page - 1, range)))
                .toList();
    }

    /** Returns a picture bundled with Facet, by its path on the class path. */
    public static InputPicture ofResource(String path) {
        try (InputStream in = InputPicture.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is missing on the class path");
            }
            byte[] bytes = in.readAllBytes();
            Photograph photograph = Photograph.of(ImageIO.read(new ByteArrayInputStream(bytes)));
            return new InputPicture(path, Sha256.of(bytes), 1, 1, Part.WHOLE, () -> photograph);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the pixels; a page of a multi-page file is read at this call.
     *
     * @throws io.facet.FacetException if it cannot be read
     */
    public Photograph photograph() {
        return pixels.get();
    }
}
