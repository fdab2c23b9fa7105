package io.facet.command;

import ij.ImagePlus;

/** Titles of results. */
final class ImageTitle {

    private ImageTitle() {}

    /**
     * The title of what was made of an image: {@code ann smile=1} of {@code ann.png}. It has no
     * ending of a file's name, because the result lies in no file yet.
     */
    static String of(ImagePlus image, String what) {
        String title = image.getTitle();
        int dot = title.lastIndexOf('.');
        return (dot > 0 ? title.substring(0, dot) : title) + " " + what;
    }
}
