package io.facet.command;

import ij.ImagePlus;
import io.facet.file.Sha256;
import io.facet.image.Photograph;
import io.facet.image.ij.ImageJPicture;
import io.facet.job.InputPicture;
import io.facet.job.Part;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The pages of an image that a command works on. Until they are closed the image keeps its pixels,
 * even if the user closes its window meanwhile.
 */
final class ImagePages implements AutoCloseable {

    /** How many commands work on an image. */
    private static final Map<ImagePlus, Integer> IN_USE = new ConcurrentHashMap<>();

    private final ImagePlus image;
    private final ImageJPicture picture;
    private final List<Integer> pages;

    private ImagePages(ImagePlus image, ImageJPicture picture, List<Integer> pages) {
        this.image = image;
        this.picture = picture;
        this.pages = pages;
        IN_USE.compute(
                image,
                (used, commands) -> {
                    used.setIgnoreFlush(true);
                    return commands == null ? 1 : commands + 1;
                });
    }

    @Override
    public void close() {
        IN_USE.compute(
                image,
                (used, commands) -> {
                    used.setIgnoreFlush(commands > 1);
                    return commands > 1 ? commands - 1 : null;
                });
    }

    /** The page that is in front. */
    static ImagePages current(ImagePlus image) {
        ImageJPicture picture = ImageJPicture.of(image);
        return new ImagePages(image, picture, List.of(picture.currentPage()));
    }

    /** Every page. */
    static ImagePages all(ImagePlus image) {
        ImageJPicture picture = ImageJPicture.of(image);
        return new ImagePages(image, picture, IntStream.range(0, picture.pages()).boxed().toList());
    }

    ImageJPicture picture() {
        return picture;
    }

    /** Their numbers, counted from 0. */
    List<Integer> numbers() {
        return pages;
    }

    /** Each as a picture to edit; its pixels are read whenever they are asked for. */
    List<InputPicture> inputs() {
        if (pages.size() == 1) {
            Photograph photograph = picture.photograph(pages.get(0));
            return List.of(input(pages.get(0), photograph.sha256(), Part.WHOLE, photograph));
        }
        String digest = digest(picture, pages);
        return pages.stream().map(page -> input(page, digest, Part.ofPage(page + 1))).toList();
    }

    private InputPicture input(int page, String digest, Part part, Photograph photograph) {
        return new InputPicture(
                image.getTitle(), digest, page + 1, picture.pages(), part, () -> photograph);
    }

    private InputPicture input(int page, String digest, Part part) {
        return new InputPicture(
                image.getTitle(),
                digest,
                page + 1,
                picture.pages(),
                part,
                () -> picture.photograph(page));
    }

    /**
     * A digest of what some pages show: of one page that of its samples, of several that of their
     * digests, one after the other.
     */
    static String digest(ImageJPicture picture, List<Integer> pages) {
        List<String> digests =
                pages.stream().map(page -> picture.photograph(page).sha256()).toList();
        return digests.size() == 1
                ? digests.get(0)
                : Sha256.of(
                        digests.stream()
                                .collect(Collectors.joining())
                                .getBytes(StandardCharsets.US_ASCII));
    }
}
