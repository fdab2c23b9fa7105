package io.facet.command;

import ij.ImagePlus;
import ij.WindowManager;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Titles of result images. */
final class ImageTitle {

    /**
     * Only known file extensions are removed, because other dots belong to numbers such as
     * strengths.
     */
    private static final String FILE_ENDING = "(?i)\\.(png|jpe?g|tiff?|bmp|gif)$";

    private ImageTitle() {}

    /**
     * Returns the title of a result: {@code ann smile=1} for {@code ann.png}. It has no file
     * extension, because the result is not stored in a file yet. If an image already has that
     * title, the result is named {@code ann smile=1 (2)}. ImageJ itself would append its counter as
     * in {@code smile=-1}, which would read as a different strength.
     */
    static String of(ImagePlus image, String what) {
        String title = image.getTitle();
        String plain = title.replaceFirst(FILE_ENDING, "") + " " + what;
        Stream<String> counted =
                IntStream.iterate(2, n -> n + 1).mapToObj(n -> plain + " (" + n + ")");
        return Stream.concat(Stream.of(plain), counted)
                .filter(name -> WindowManager.getImage(name) == null)
                .findFirst()
                .orElseThrow();
    }
}
