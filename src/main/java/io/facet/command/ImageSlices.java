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
 * The slices of an image that a command works on. Until they are closed the image keeps its pixels,
 * even if the user closes its window meanwhile.
 */
final class ImageSlices implements AutoCloseable {

    /** How many commands work on an image. */
    private static final Map<ImagePlus, Integer> IN_USE = new ConcurrentHashMap<>();

    private final ImagePlus image;
    private final ImageJPicture picture;
    private final List<Integer> slices;

    private ImageSlices(ImagePlus image, ImageJPicture picture, List<Integer> slices) {
        this.image = image;
        this.picture = picture;
        this.slices = slices;
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

    /** The slice that is in front. */
    static ImageSlices current(ImagePlus image) {
        ImageJPicture picture = ImageJPicture.of(image);
        return new ImageSlices(image, picture, List.of(picture.currentSlice()));
    }

    /** Every slice. */
    static ImageSlices all(ImagePlus image) {
        ImageJPicture picture = ImageJPicture.of(image);
        return new ImageSlices(
                image, picture, IntStream.range(0, picture.slices()).boxed().toList());
    }

    ImageJPicture picture() {
        return picture;
    }

    /** Their numbers, counted from 0. */
    List<Integer> numbers() {
        return slices;
    }

    /** Each as a picture to edit; its pixels are read whenever they are asked for. */
    List<InputPicture> inputs() {
        if (slices.size() == 1) {
            Photograph photograph = picture.photograph(slices.get(0));
            return List.of(input(slices.get(0), photograph.sha256(), Part.WHOLE, photograph));
        }
        String digest = digest(picture, slices);
        return slices.stream().map(slice -> input(slice, digest, Part.ofPage(slice + 1))).toList();
    }

    private InputPicture input(int slice, String digest, Part part, Photograph photograph) {
        return new InputPicture(
                image.getTitle(), digest, slice + 1, picture.slices(), part, () -> photograph);
    }

    private InputPicture input(int slice, String digest, Part part) {
        return new InputPicture(
                image.getTitle(),
                digest,
                slice + 1,
                picture.slices(),
                part,
                () -> picture.photograph(slice));
    }

    /**
     * A digest of what some slices show: of one slice that of its samples, of several that of their
     * digests, one after the other.
     */
    static String digest(ImageJPicture picture, List<Integer> slices) {
        List<String> digests =
                slices.stream().map(slice -> picture.photograph(slice).sha256()).toList();
        return digests.size() == 1
                ? digests.get(0)
                : Sha256.of(
                        digests.stream()
                                .collect(Collectors.joining())
                                .getBytes(StandardCharsets.US_ASCII));
    }
}
