package io.facet.batch;

import java.util.Locale;

/** In which format the results of a folder are written. */
public enum FolderFormat {
    /**
     * As the picture where that keeps every sample, which PNG and TIFF do; the others become PNG.
     */
    AS_INPUT,
    PNG,
    TIFF;

    /**
     * The name of a result.
     *
     * @param picture the name of its picture, with an ending
     */
    String nameFor(String picture) {
        String ending = ending(picture);
        return switch (this) {
            case AS_INPUT -> isPng(ending) || isTiff(ending) ? picture : named(picture, ".png");
            case PNG -> isPng(ending) ? picture : named(picture, ".png");
            case TIFF -> isTiff(ending) ? picture : named(picture, ".tif");
        };
    }

    private static boolean isPng(String ending) {
        return ending.equals(".png");
    }

    private static boolean isTiff(String ending) {
        return ending.equals(".tif") || ending.equals(".tiff");
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.')).toLowerCase(Locale.ROOT);
    }

    private static String named(String picture, String ending) {
        return withoutEnding(picture) + ending;
    }

    static String withoutEnding(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }
}
