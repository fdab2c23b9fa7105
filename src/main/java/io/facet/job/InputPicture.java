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
 * A picture to edit and where it comes from.
 *
 * @param name its file or resource
 * @param sha256 hash of that file's bytes
 * @param page which page of the file it is, from 1 on
 * @param pages how many pages the file has
 * @param part the page, if others of the file are edited in the same call
 * @param pixels the photograph
 */
public record InputPicture(
        String name, String sha256, int page, int pages, Part part, Supplier<Photograph> pixels) {

    /**
     * One page of a file, read now.
     *
     * @param page from 1 on
     * @param range the samples of black and white; if empty, the file or its samples say them
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
     * All pages of a file. Of several, each is read anew whenever its photograph is asked for, so
     * that a long stack need not fit in memory.
     *
     * @param range the samples of black and white; if empty, each page says them
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

    /** A picture that comes with Facet, by its path on the class path. */
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
     * Its pixels; of one of several pages they are read now.
     *
     * @throws io.facet.FacetException if it cannot be read
     */
    public Photograph photograph() {
        return pixels.get();
    }
}
