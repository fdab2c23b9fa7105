package io.facet.command;

import ij.ImagePlus;
import ij.WindowManager;

/** Titles of results. */
final class ImageTitle {

    private ImageTitle() {}

    /**
     * The title of what was made of an image: {@code ann smile=1} of {@code ann.png}. It has no
     * ending of a file's name, because the result lies in no file yet, and is none that another
     * image has.
     */
    static String of(ImagePlus image, String what) {
        String title = image.getTitle();
        int dot = title.lastIndexOf('.');
        return WindowManager.getUniqueName(
                (dot > 0 ? title.substring(0, dot) : title) + " " + what);
    }
}
