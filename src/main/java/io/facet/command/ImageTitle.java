package io.facet.command;

import ij.ImagePlus;
import ij.WindowManager;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Titles of results. */
final class ImageTitle {

    /** Other points in titles are those of numbers, such as strengths. */
    private static final String FILE_ENDING = "(?i)\\.(png|jpe?g|tiff?|bmp|gif)$";

    private ImageTitle() {}

    /**
     * The title of what was made of an image: {@code ann smile=1} of {@code ann.png}. It has no
     * ending of a file's name, because the result lies in no file yet. If an image has that title
     * already it is {@code ann smile=1 (2)}; ImageJ itself would count on at {@code smile=-1},
     * which then said another strength.
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
