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
 * The slices of an image that a command processes. Until this object is closed, the image keeps its
 * pixels even if the user closes its window.
 */
final class ImageSlices implements AutoCloseable {

    /** Number of commands that are processing each image. */
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

    /** Returns the current slice of an image. */
    static ImageSlices current(ImagePlus image) {
        ImageJPicture picture = ImageJPicture.of(image);
        return new ImageSlices(image, picture, List.of(picture.currentSlice()));
    }

    /** Returns all slices of an image. */
    static ImageSlices all(ImagePlus image) {
        ImageJPicture picture = ImageJPicture.of(image);
        return new ImageSlices(
                image, picture, IntStream.range(0, picture.slices()).boxed().toList());
    }

    ImageJPicture picture() {
        return picture;
    }

    /** Returns the indices of the slices, counted from 0. */
    List<Integer> numbers() {
        return slices;
    }

    /**
     * Returns one input per slice. The pixels of a single slice are read now; those of several
     * slices are read each time they are requested.
     */
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
     * Returns a digest of the pixels of some slices: the SHA-256 of the samples of a single slice,
     * or the SHA-256 of the concatenated digests of several slices.
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
